import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import {
  Caches,
  Clock,
  DomainError,
  decodeCursor,
  notFound,
  toPage,
  validationFailed,
  versionConflict,
  writeAudit,
  type Page,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { defaultDefinition, definitionFaults, type FormDefinition } from './form-definition.policy';
import type { ListVersionsQuery, PublishFormDto, SaveDraftDto } from './form-definition.dto';
import { FormDesignQueries, type DraftRow, type VersionRow } from './form-design.queries';
import { formChanges, sameForm } from './form-diff.policy';
import type {
  FormDraftResponse,
  FormVersionDetailResponse,
  FormVersionResponse,
  SiteFormResponse,
} from './form.response';
import { FORMS_CACHE } from './published-forms';
import { bandLimits, type BandLimits } from './tax-bands.policy';

/** The designer: one draft a site, published versions that never change, and the way back. */
@Injectable()
export class FormDesignService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: FormDesignQueries,
    private readonly caches: Caches,
    private readonly clock: Clock,
  ) {}

  /** Draft, version in force and what lies between them. */
  public async show(siteId: string): Promise<SiteFormResponse> {
    const { definition: current, version } = await this.inForce(siteId);
    const draft = presentDraft(await this.queries.draft(siteId), current);
    const { noticeVersions } = await this.queries.facts();
    return {
      draft,
      published: version === null ? null : presentVersion(version),
      changes: formChanges(current, draft.definition as FormDefinition),
      noticeVersions: [...noticeVersions],
      bandLimits: draft.definition.taxBands.map(({ value }) => ({ value, ...limitsOf(value) })),
    };
  }

  /** The definition a preview shows: the draft, else what is in force. */
  public async drafted(siteId: string): Promise<FormDefinition> {
    const draft = await this.queries.draft(siteId);
    return draft?.definition ?? (await this.inForce(siteId)).definition;
  }

  /** @throws DomainError validation_failed for what a form must not do (a hue without AA too), version_conflict */
  public async saveDraft(actor: Actor, siteId: string, input: SaveDraftDto): Promise<SiteFormResponse> {
    const definition = plain(input.definition);
    await this.check(definition);
    await this.dataSource.transaction(async (tx) => {
      await this.lockedDraft(tx, siteId, input.version);
      await this.queries.saveDraft(tx, siteId, definition, actor.id, this.clock.now());
    });
    return this.show(siteId);
  }

  /** @throws DomainError version_conflict, form_unchanged */
  public async publish(actor: Actor, siteId: string, input: PublishFormDto): Promise<SiteFormResponse> {
    await this.dataSource.transaction(async (tx) => {
      const draft = await this.lockedDraft(tx, siteId, input.version);
      const current = await this.inForce(siteId, tx);
      if (draft === null || (current.version !== null && sameForm(current.definition, draft.definition))) {
        throw new DomainError('form_unchanged');
      }
      // A park or a notice may have gone since the draft was saved.
      await this.check(draft.definition);
      await this.putInForce(tx, actor, siteId, {
        definition: draft.definition,
        note: input.note === undefined || input.note === '' ? null : input.note,
        restoredFrom: null,
      });
    });
    return this.show(siteId);
  }

  /**
   * Publishes an earlier version's definition again, under a new number; the draft follows it.
   * @throws DomainError not_found, form_unchanged
   */
  public async restore(actor: Actor, siteId: string, number: number): Promise<SiteFormResponse> {
    await this.dataSource.transaction(async (tx) => {
      if ((await this.queries.site(siteId, tx)) === null) throw notFound();
      const wanted = await this.queries.version(siteId, number, tx);
      if (wanted === null) throw notFound();
      const current = await this.inForce(siteId, tx);
      if (sameForm(current.definition, wanted.definition)) throw new DomainError('form_unchanged');
      const { definition } = wanted;
      await this.check(definition);
      await this.putInForce(tx, actor, siteId, { definition, note: null, restoredFrom: number });
      await this.queries.saveDraft(tx, siteId, definition, actor.id, this.clock.now());
    });
    return this.show(siteId);
  }

  public async versions(siteId: string, query: ListVersionsQuery): Promise<Page<FormVersionResponse>> {
    if ((await this.queries.site(siteId)) === null) throw notFound();
    const below = query.cursor === undefined ? null : readNumber(decodeCursor(query.cursor, 1)[0]);
    const rows = await this.queries.versions(siteId, below, query.limit + 1);
    const page = toPage(rows, query.limit, (row) => [String(row.number)], presentVersion);
    return query.withTotal === true ? { ...page, total: await this.queries.countVersions(siteId) } : page;
  }

  /** One version with what it changed. */
  public async version(siteId: string, number: number): Promise<FormVersionDetailResponse> {
    const site = await this.queries.site(siteId);
    const row = await this.queries.version(siteId, number);
    if (site === null || row === null) throw notFound();
    const before = await this.queries.version(siteId, number - 1);
    return {
      ...presentVersion(row),
      definition: row.definition as FormVersionDetailResponse['definition'],
      changes: formChanges(before?.definition ?? defaultDefinition(site), row.definition),
    };
  }

  private async inForce(
    siteId: string,
    tx?: EntityManager,
  ): Promise<{ readonly definition: FormDefinition; readonly version: VersionRow | null }> {
    const site = await this.queries.site(siteId, tx);
    if (site === null) throw notFound();
    const version = await this.queries.version(siteId, null, tx);
    return { definition: version?.definition ?? defaultDefinition(site), version };
  }

  private async lockedDraft(tx: EntityManager, siteId: string, version: number): Promise<DraftRow | null> {
    if ((await this.queries.site(siteId, tx)) === null) throw notFound();
    const draft = await this.queries.draft(siteId, tx);
    if ((draft?.version ?? 0) !== version) throw versionConflict(await this.show(siteId));
    return draft;
  }

  private async putInForce(
    tx: EntityManager,
    actor: Actor,
    siteId: string,
    version: {
      readonly definition: FormDefinition;
      readonly note: string | null;
      readonly restoredFrom: number | null;
    },
  ): Promise<void> {
    const number = await this.queries.publish(tx, siteId, {
      ...version,
      by: actor.id,
      at: this.clock.now(),
    });
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: version.restoredFrom === null ? 'site.form-published' : 'site.form-restored',
      objectType: 'site',
      objectId: siteId,
      data: { number, restoredFrom: version.restoredFrom },
    });
    await this.caches.invalidate(tx, FORMS_CACHE);
  }

  private async check(definition: FormDefinition): Promise<void> {
    const { parkIds, noticeVersions } = await this.queries.facts();
    const faults = definitionFaults(definition, {
      parkIds: new Set(parkIds),
      noticeVersions: new Set(noticeVersions),
    });
    if (faults.length > 0) {
      throw validationFailed(faults.map((fault) => ({ ...fault, path: `definition.${fault.path}` })));
    }
  }
}

/** The validated body as plain data in one order of keys. */
function plain(input: SaveDraftDto['definition']): FormDefinition {
  const texts = (locale: 'zh-CN' | 'en'): FormDefinition['texts']['en'] => ({ ...input.texts[locale] });
  return {
    fields: input.fields.map(({ key, mode }) => ({ key, mode })),
    needTypes: input.needTypes,
    areaUnits: input.areaUnits,
    parkIds: input.parkIds,
    industries: input.industries.map(({ value, en }) => ({ value, en })),
    taxBands: input.taxBands.map(({ value, en, shown }) => ({ value, en, shown })),
    texts: { 'zh-CN': texts('zh-CN'), en: texts('en') },
    hotline: input.hotline,
    hue: input.hue,
    showsPromise: input.showsPromise,
    noticeVersion: input.noticeVersion,
    open: input.open,
  };
}

function limitsOf(value: string): BandLimits {
  return bandLimits(value) ?? { minWan: null, maxWan: null };
}

function presentDraft(draft: DraftRow | null, current: FormDefinition): FormDraftResponse {
  return {
    definition: (draft?.definition ?? current) as FormDraftResponse['definition'],
    version: draft?.version ?? 0,
    updatedAt: draft?.updated_at.toISOString() ?? null,
  };
}

function presentVersion(row: VersionRow): FormVersionResponse {
  return {
    number: row.number,
    publishedAt: row.published_at.toISOString(),
    publishedBy: { id: row.published_by, name: row.published_by_name },
    note: row.note,
    restoredFrom: row.restored_from,
  };
}

function readNumber(value: unknown): number {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 && number < 2 ** 31 ? number : 1;
}
