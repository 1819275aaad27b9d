import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Caches,
  fieldError,
  notFound,
  validationFailed,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import { DataSource } from 'typeorm';
import { FormDesignQueries } from './form-design.queries';
import { PrefillLinks } from './prefill-links';
import { FORMS_CACHE } from './published-forms';
import type { ArticleLinkDto, ArticleLinkResponse, LinkKeyResponse } from './site-links.dto';

/** Links to a form that say which article they stand in, signed so that nobody can make them say something else. */
@Injectable()
export class SiteLinksService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly design: FormDesignQueries,
    private readonly links: PrefillLinks,
    private readonly workspace: WorkspaceView,
    private readonly caches: Caches,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError not_found; validation_failed for a park that is not active or an address that is none */
  public async articleLink(siteId: string, input: ArticleLinkDto): Promise<ArticleLinkResponse> {
    const site = await this.design.site(siteId);
    if (site === null) throw notFound();
    if (!URL.canParse(input.url)) throw validationFailed([fieldError('url', 'matches')]);
    const park = (await this.workspace.parks()).find((known) => known.id === input.parkId) ?? null;
    if (input.parkId !== undefined && park === null) {
      throw validationFailed([fieldError('parkId', 'unknown_reference')]);
    }
    const token = await this.links.sign(siteId, {
      url: input.url,
      title: input.title ?? null,
      park: park?.name ?? null,
      industry: input.industry ?? null,
      need: input.needType ?? null,
      channel: input.channel ?? null,
    });
    return { url: `${this.config.publicUrl}/f/${site.key}?p=${token}` };
  }

  /** The key for other programs; that it was looked at is kept. */
  public async key(actor: Actor, siteId: string): Promise<LinkKeyResponse> {
    if ((await this.design.site(siteId)) === null) throw notFound();
    await this.dataSource.transaction((tx) =>
      writeAudit(tx, { ...who(actor, siteId), action: 'site.link-key-shown' }),
    );
    return this.present(siteId);
  }

  /** A new key; every link signed with the old one is an unsigned one from now on. */
  public async renewKey(actor: Actor, siteId: string): Promise<LinkKeyResponse> {
    await this.dataSource.transaction(async (tx) => {
      const [rows]: [{ id: string }[], number] = await tx.query(
        'UPDATE sites SET prefill_generation = prefill_generation + 1 WHERE id = $1 RETURNING id',
        [siteId],
      );
      if (rows.length === 0) throw notFound();
      await writeAudit(tx, { ...who(actor, siteId), action: 'site.link-key-renewed' });
      await this.caches.invalidate(tx, FORMS_CACHE);
    });
    return this.present(siteId);
  }

  private async present(siteId: string): Promise<LinkKeyResponse> {
    const rows: { generation: number }[] = await this.dataSource.query(
      'SELECT prefill_generation AS generation FROM sites WHERE id = $1',
      [siteId],
    );
    const generation = rows[0]?.generation ?? 1;
    return { key: this.links.keyOf(siteId, generation), generation };
  }
}

function who(
  actor: Actor,
  siteId: string,
): {
  readonly actorId: string;
  readonly actorRole: string;
  readonly objectType: 'site';
  readonly objectId: string;
} {
  return { actorId: actor.id, actorRole: actor.role, objectType: 'site', objectId: siteId };
}
