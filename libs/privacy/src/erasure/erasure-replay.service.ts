import { Injectable } from '@nestjs/common';
import { Clock } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { Suppression } from '../suppression.service';
import { ErasureLog, type LoggedErasure } from './erasure-log';
import { PersonEraser } from './person-eraser';
import { PersonFinder } from './person-finder';

/**
 * After a restore of an older backup: everybody who was erased since is erased again (domain.md 5.1). People are found
 * by the ids of their rows, and by the keyed hashes of every phone and WeChat id that came back.
 */
@Injectable()
export class ErasureReplay {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly finder: PersonFinder,
    private readonly eraser: PersonEraser,
    private readonly suppression: Suppression,
    private readonly log: ErasureLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Replays what the database does not know of; may be repeated.
   * @param carried erasures of the backup's manifest, besides those of DATA_DIR/erasures.log
   * @returns how many erasures were replayed
   */
  public async replay(carried: readonly LoggedErasure[]): Promise<number> {
    const entries = new Map([...carried, ...(await this.log.read())].map((entry) => [entry.id, entry]));
    const known: { id: string }[] = await this.dataSource.query(
      'SELECT id FROM erasures WHERE id = ANY($1::uuid[])',
      [[...entries.keys()]],
    );
    for (const { id } of known) entries.delete(id);
    if (entries.size === 0) return 0;
    const byHash = await this.keysByHash();
    for (const entry of [...entries.values()].sort((a, b) => (a.at < b.at ? -1 : 1))) {
      await this.again(entry, byHash);
    }
    return entries.size;
  }

  private async again(
    entry: LoggedErasure,
    byHash: ReadonlyMap<string, { readonly kind: 'phone' | 'wechat'; readonly value: string }>,
  ): Promise<void> {
    const keys = entry.keyHashes.flatMap((hash) => byHash.get(hash) ?? []);
    const now = this.clock.now();
    await this.dataSource.transaction(async (tx) => {
      const person = await this.finder.resolve(tx, {
        contactIds: entry.contactIds,
        inquiryIds: entry.inquiryIds,
        keys,
      });
      const order = { requestId: null, now, suppress: entry.keyHashes.length > 0, sweep: keys.length > 0 };
      await this.eraser.erase(tx, person, { ...order, reason: 'replay', as: entry.id });
      for (const hash of entry.keyHashes) {
        await tx.query(
          `INSERT INTO suppressions (key_hash, kind, since) VALUES (decode($1, 'hex'), $2, $3)
           ON CONFLICT (key_hash) DO NOTHING`,
          [hash, byHash.get(hash)?.kind ?? 'phone', entry.at],
        );
      }
    });
  }

  /** Every key in the database by its hash; read once for a whole replay. */
  private async keysByHash(): Promise<Map<string, { kind: 'phone' | 'wechat'; value: string }>> {
    const rows: { kind: 'phone' | 'wechat'; value: string }[] = await this.dataSource.query(
      `SELECT kind, value FROM contact_keys
       UNION SELECT 'phone', phone FROM inquiries WHERE phone IS NOT NULL
       UNION SELECT 'wechat', wechat FROM inquiries WHERE wechat IS NOT NULL`,
    );
    return new Map(rows.map((row) => [this.suppression.hash(row).toString('hex'), row]));
  }
}
