import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { readDefinition, type FormDefinition, type StoredDefinition } from './form-definition.policy';

export interface DraftRow {
  readonly definition: FormDefinition;
  readonly updated_at: Date;
  readonly version: number;
}

export interface VersionRow {
  readonly number: number;
  readonly definition: FormDefinition;
  readonly note: string | null;
  readonly restored_from: number | null;
  readonly published_at: Date;
  readonly published_by: string;
  readonly published_by_name: string;
}

type Stored<Row> = Omit<Row, 'definition'> & { readonly definition: StoredDefinition };

const VERSION = `SELECT v.number, v.definition, v.note, v.restored_from, v.published_at, v.published_by,
    u.name AS published_by_name FROM form_versions v JOIN users u ON u.id = v.published_by`;

/** The statements of the designer. */
@Injectable()
export class FormDesignQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** What the default form of a site is made of; null for an unknown site. Locks it within a transaction. */
  public async site(
    id: string,
    tx?: EntityManager,
  ): Promise<{
    readonly key: string;
    readonly heading: string | null;
    readonly contactRequired: boolean;
  } | null> {
    const rows: { key: string; heading: string | null; contactRequired: boolean }[] = await (
      tx ?? this.dataSource
    ).query(
      `SELECT key, heading, contact_required AS "contactRequired" FROM sites WHERE id = $1${tx ? ' FOR UPDATE' : ''}`,
      [id],
    );
    return rows[0] ?? null;
  }

  public async draft(id: string, tx: EntityManager = this.dataSource.manager): Promise<DraftRow | null> {
    const rows: Stored<DraftRow>[] = await tx.query(
      'SELECT definition, updated_at, version FROM form_drafts WHERE site_id = $1',
      [id],
    );
    return rows.map(read)[0] ?? null;
  }

  public async saveDraft(
    tx: EntityManager,
    id: string,
    definition: FormDefinition,
    by: string,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO form_drafts (site_id, definition, updated_at, updated_by) VALUES ($1, $2, $3, $4)
       ON CONFLICT (site_id) DO UPDATE SET definition = excluded.definition, updated_at = excluded.updated_at,
         updated_by = excluded.updated_by, version = form_drafts.version + 1`,
      [id, JSON.stringify(definition), at, by],
    );
  }

  /** The version of a number; the newest when none is named. */
  public async version(
    id: string,
    number: number | null,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<VersionRow | null> {
    const rows: Stored<VersionRow>[] = await tx.query(
      `${VERSION} WHERE v.site_id = $1 AND ($2::int IS NULL OR v.number = $2) ORDER BY v.number DESC LIMIT 1`,
      [id, number],
    );
    return rows.map(read)[0] ?? null;
  }

  /** Versions below a number, newest first. */
  public async versions(id: string, below: number | null, limit: number): Promise<VersionRow[]> {
    const rows: Stored<VersionRow>[] = await this.dataSource.query(
      `${VERSION} WHERE v.site_id = $1 AND ($2::int IS NULL OR v.number < $2) ORDER BY v.number DESC LIMIT $3`,
      [id, below, limit],
    );
    return rows.map(read);
  }

  public async countVersions(id: string): Promise<number> {
    const rows: { total: number }[] = await this.dataSource.query(
      'SELECT count(*)::int AS total FROM form_versions WHERE site_id = $1',
      [id],
    );
    return rows[0]?.total ?? 0;
  }

  /** Adds the next version; the caller holds the site's lock. */
  public async publish(
    tx: EntityManager,
    id: string,
    version: {
      readonly definition: FormDefinition;
      readonly note: string | null;
      readonly restoredFrom: number | null;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<number> {
    const rows: { number: number }[] = await tx.query(
      `INSERT INTO form_versions (site_id, number, definition, note, restored_from, published_at, published_by)
       SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 FROM form_versions WHERE site_id = $1
       RETURNING number`,
      [id, JSON.stringify(version.definition), version.note, version.restoredFrom, version.at, version.by],
    );
    return rows[0]?.number ?? 0;
  }

  /** Parks and notices a definition may name. */
  public async facts(): Promise<{
    readonly parkIds: readonly string[];
    readonly noticeVersions: readonly string[];
  }> {
    const parks: { id: string }[] = await this.dataSource.query('SELECT id FROM parks');
    const notices: { version: string }[] = await this.dataSource.query(
      'SELECT version FROM consent_notices GROUP BY version ORDER BY max(published_at) DESC, version DESC',
    );
    return { parkIds: parks.map((row) => row.id), noticeVersions: notices.map((row) => row.version) };
  }
}

function read<Row extends { readonly definition: StoredDefinition }>(
  row: Row,
): Omit<Row, 'definition'> & { readonly definition: FormDefinition } {
  return { ...row, definition: readDefinition(row.definition) };
}
