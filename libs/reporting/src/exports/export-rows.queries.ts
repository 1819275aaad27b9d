import type { Actor } from '@luodi/identity';
import { assertNever, localDate, noteQuestion, searchQuestion, startOfLocalDate } from '@luodi/platform';
import type { NoteQuestion } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { LANDING } from '../closed-lists';
import { countedLeads, visibleDeals, visibleLeads } from '../row-scope';
import { dayAfter, push } from '../reports/report-scope.queries';
import { rowSource, type Keyed, type RowSource } from './row-source';
import type { ActivityExportFilter, DealExportFilter, LeadExportFilter } from './export-filter.dto';

/** When a file is made. */
export interface ExportMoment {
  readonly now: Date;
  readonly timeZone: string;
}

export interface LedgerRow extends Keyed {
  readonly name: string;
  readonly number: string;
  readonly status: string;
  readonly company_name: string | null;
  readonly industry: string | null;
  readonly industry_name: string | null;
  readonly need_type: string | null;
  readonly land_mu: string | null;
  readonly area_sqm: string | null;
  readonly investment_yuan: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly park_name: string | null;
  readonly stage_id: string;
  readonly stage_name: string;
  readonly stage_entered_on: string;
  readonly next_step: string | null;
  readonly channel: string | null;
  readonly first_team: string | null;
  readonly team_name: string | null;
  readonly leader_name: string | null;
  readonly owner_name: string;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
  readonly progress: string | null;
  readonly updated_at: string;
}

/** The ledger of deals (项目台账, domain.md 4.1). */
export function ledgerRows(
  tx: EntityManager,
  actor: Actor,
  filter: DealExportFilter,
  moment: ExportMoment,
): RowSource<LedgerRow> {
  const params: unknown[] = [];
  const where = [visibleDeals(actor, 'd', params)];
  if (filter.pipelineId !== undefined) where.push(`d.pipeline_id = ${push(params, filter.pipelineId)}`);
  if (filter.status !== undefined) where.push(`d.status = ANY(${push(params, filter.status)}::text[])`);
  if (filter.stage !== undefined) {
    const stages = filter.stage.flatMap((stage): readonly string[] =>
      stage === 'landing' ? LANDING : [stage],
    );
    where.push(`s.milestone = ANY(${push(params, stages)}::text[])`);
  }
  if (filter.parkId !== undefined) where.push(`d.park_id = ${push(params, filter.parkId)}`);
  if (filter.ownerId !== undefined) where.push(`d.owner_id = ${push(params, filter.ownerId)}`);
  if (filter.needType !== undefined) where.push(`d.need_type = ${push(params, filter.needType)}`);
  if (filter.industry !== undefined) where.push(`d.industry = ${push(params, filter.industry)}`);
  if (filter.q !== undefined && filter.q !== '') {
    const like = push(params, containing(filter.q));
    where.push(`(d.name ILIKE ${like} OR d.company_name ILIKE ${like} OR d.number ILIKE ${like})`);
  }
  where.push(...createdBetween('d.created_at', filter, moment, params));
  if (filter.stalled !== undefined) {
    const stalled = `(d.status = 'open' AND d.stage_entered_at < ${push(params, moment.now)}::timestamptz - make_interval(days => s.stalled_after_days))`;
    where.push(filter.stalled ? stalled : `NOT ${stalled}`);
  }
  const zone = push(params, moment.timeZone);
  return rowSource<LedgerRow>(tx, {
    columns: `d.id, d.name, d.number, d.status, d.company_name, d.industry, i.name AS industry_name, d.need_type, d.land_mu, d.area_sqm,
      d.investment_yuan, d.facts, k.name AS park_name, d.stage_id, s.name AS stage_name,
      to_char(d.stage_entered_at AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS stage_entered_on, d.next_step, l.channel,
      (SELECT string_agg(CASE WHEN x.percent = 100 THEN t.name ELSE t.name || ' ' || trim_scale(x.percent) || '%' END, '、'
          ORDER BY x.percent DESC, t.name)
        FROM credit_shares x JOIN teams t ON t.id = x.team_id WHERE x.lead_id = (
          SELECT c.lead_id FROM first_credits c WHERE c.lead_id = d.lead_id OR c.lead_id IN (
            SELECT m.from_id FROM lead_merges m WHERE m.into_id = d.lead_id AND m.undone_at IS NULL)
          ORDER BY c.recorded_at, c.lead_id LIMIT 1)) AS first_team,
      g.name AS team_name,
      (SELECT u2.name FROM team_members m JOIN users u2 ON u2.id = m.user_id
        WHERE m.team_id = d.team_id AND u2.role = 'manager' AND u2.active ORDER BY m.joined_at, u2.id LIMIT 1) AS leader_name,
      u.name AS owner_name, c.name AS contact_name, c.phone, c.wechat, c.email,
      (SELECT a.summary FROM activities a WHERE a.lead_id = d.lead_id ORDER BY a.occurred_at DESC, a.id DESC LIMIT 1) AS progress,
      to_char(d.updated_at AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI') AS updated_at`,
    from: `deals d
      JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
      JOIN users u ON u.id = d.owner_id
      LEFT JOIN leads l ON l.id = d.lead_id
      LEFT JOIN contacts c ON c.id = d.contact_id
      LEFT JOIN parks k ON k.id = d.park_id
      LEFT JOIN teams g ON g.id = d.team_id
      LEFT JOIN industries i ON i.code = d.industry_code`,
    // The zone is a parameter of the columns only; the count must name it too.
    where: [...where, `${zone}::text IS NOT NULL`],
    params,
    order: 'd.created_at',
    id: 'd.id',
    person: 'd.contact_id',
  });
}

export interface LeadExportRow extends Keyed {
  readonly number: string;
  readonly status: string;
  readonly created_at: string;
  readonly channel: string;
  readonly source_title: string | null;
  readonly site_name: string | null;
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
  readonly pooled: boolean;
  readonly need_type: string | null;
  readonly need_text: string | null;
  readonly use_text: string | null;
  readonly industry: string | null;
  readonly area_min_sqm: string | null;
  readonly area_max_sqm: string | null;
  readonly tax_min_yuan: string | null;
  readonly tax_max_yuan: string | null;
  readonly region: string[];
  readonly park_name: string | null;
  readonly owner_name: string | null;
  readonly team_name: string | null;
  readonly sla_state: string;
  readonly first_responded_at: string | null;
  readonly next_follow_up_at: string | null;
  readonly completeness: number;
  readonly inquiry_count: number;
}

const OPEN_LEADS = ['new', 'contacted', 'qualified', 'nurturing'];

/** The list of leads; without a view everything in scope (an agent: their own), in any status but merged. */
export function leadRows(
  tx: EntityManager,
  actor: Actor,
  filter: LeadExportFilter,
  moment: ExportMoment,
): RowSource<LeadExportRow> {
  const params: unknown[] = [];
  const where = [...leadView(actor, filter, params), ...leadStatuses(filter, params)];
  if (filter.needType !== undefined)
    where.push(`l.need_type = ANY(${push(params, filter.needType)}::text[])`);
  if (filter.parkId !== undefined) where.push(`l.park_id = ${push(params, filter.parkId)}`);
  if (filter.ownerId !== undefined) where.push(`l.owner_id = ${push(params, filter.ownerId)}`);
  if (filter.sla !== undefined) where.push(`l.sla_state = ANY(${push(params, filter.sla)}::text[])`);
  if (filter.source !== undefined) where.push(`l.channel = ${push(params, filter.source)}`);
  if (filter.responded !== undefined) {
    where.push(filter.responded ? 'l.first_responded_at IS NOT NULL' : 'l.clock_rank = 0');
  }
  if (filter.ownerActive !== undefined) {
    const active = push(params, filter.ownerActive);
    where.push(`l.owner_id IN (SELECT u.id FROM users u WHERE u.active = ${active}::boolean)`);
  }
  if (filter.waiting !== undefined)
    where.push(`(l.waiting_reason IS NOT NULL) = ${push(params, filter.waiting)}::boolean`);
  if (filter.tag !== undefined) {
    const tags = push(params, filter.tag);
    where.push(
      `EXISTS (SELECT 1 FROM lead_tags t WHERE t.lead_id = l.id AND t.tag_id = ANY(${tags}::uuid[]))`,
    );
  }
  if (filter.snoozed !== undefined) {
    const now = push(params, moment.now);
    const overdue = `l.clock_rank = 0 AND l.clock_at < ${now}::timestamptz`;
    const snoozed = `coalesce(l.snoozed_until > ${now}::timestamptz AND NOT (${overdue}), false)`;
    where.push(filter.snoozed ? snoozed : `NOT ${snoozed}`);
  }
  if (filter.due === 'today') {
    const today = localDate(moment.now, moment.timeZone);
    const end = push(params, startOfLocalDate(dayAfter(today), moment.timeZone));
    where.push(`l.clock_rank = 1 AND l.clock_at < ${end}`);
  }
  if (filter.due === 'overdue') where.push(`l.clock_rank = 0 AND l.clock_at < ${push(params, moment.now)}`);
  if (filter.q !== undefined && filter.q !== '')
    where.push(leadSearch(actor, filter.q, filter.searchIn, params));
  where.push(...createdBetween('l.created_at', filter, moment, params));
  const zone = push(params, moment.timeZone);
  const local = (column: string): string => `to_char(${column} AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI')`;
  return rowSource<LeadExportRow>(tx, {
    columns: `l.id, l.number, l.status, ${local('l.created_at')} AS created_at, l.channel, l.source_title, w.name AS site_name,
      l.company_name, l.contact_name, l.phone, l.wechat, l.email, l.pool_id IS NOT NULL AS pooled, l.need_type, l.need_text, l.use_text, l.industry,
      l.area_min_sqm, l.area_max_sqm, l.tax_min_yuan, l.tax_max_yuan, l.region, k.name AS park_name, u.name AS owner_name,
      g.name AS team_name, l.sla_state, ${local('l.first_responded_at')} AS first_responded_at,
      ${local('l.next_follow_up_at')} AS next_follow_up_at, l.completeness, l.inquiry_count`,
    from: `leads l
      LEFT JOIN users u ON u.id = l.owner_id
      LEFT JOIN teams g ON g.id = l.team_id
      LEFT JOIN parks k ON k.id = l.park_id
      LEFT JOIN sites w ON w.id = l.site_id`,
    where: [...where, `${zone}::text IS NOT NULL`],
    params,
    order: 'l.created_at',
    id: 'l.id',
    person: 'l.contact_id',
  });
}

/**
 * What the search box of the list finds: names by runs of characters, numbers by their parts; the digits of a phone
 * only for those who may see it (security.md T-17).
 */
function leadSearch(
  actor: Actor,
  q: string,
  searchIn: 'names' | 'notes' | undefined,
  params: unknown[],
): string {
  const noted = searchIn === 'names' ? null : noteQuestion(q);
  const inNotes = noted === null ? 'FALSE' : noteSearch(noted, params);
  const question = searchIn === 'notes' ? null : searchQuestion(q);
  if (question === null) return inNotes; // nothing but punctuation has no notes either
  const has = (terms: readonly string[]): string => `l.search_terms @> ${push(params, terms)}::text[]`;
  const ways = [has(question.nameTerms)];
  if (question.soundTerm !== null) ways.push(has([question.soundTerm]));
  if (question.numberTerm !== null) ways.push(has([question.numberTerm]));
  const digits: string[] = [];
  if (question.last4Term !== null) digits.push(has([question.last4Term]));
  if (question.phone !== null) {
    digits.push(`l.contact_id = (SELECT k.contact_id FROM contact_keys k
      WHERE k.kind = 'phone' AND k.value = ${push(params, question.phone)})`);
  }
  if (digits.length > 0 && actor.role !== 'auditor') {
    const maySee = actor.role === 'agent' ? `l.owner_id = ${push(params, actor.id)}` : 'TRUE';
    ways.push(`((${digits.join(' OR ')}) AND ${maySee})`);
  }
  return `(${[...ways, inNotes].join(' OR ')})`;
}

/** Both halves of the notes have an index of their own. */
function noteSearch(question: NoteQuestion, params: unknown[]): string {
  const terms = `note_terms(n.text, n.owner_id, n.team_id, n.pool_id) @> ${push(params, question.grams)}::text[]`;
  const contains = question.parts
    .map((part) => `position(${push(params, part)} IN n.text) > 0`)
    .join(' AND ');
  return `l.id IN (SELECT n.lead_id FROM lead_notes n WHERE (n.closed AND ${terms} OR NOT n.closed AND ${terms}) AND ${contains})`;
}

function leadView(actor: Actor, filter: LeadExportFilter, params: unknown[]): string[] {
  const view = filter.view ?? (actor.role === 'agent' ? 'mine' : 'all');
  switch (view) {
    case 'mine':
      return [visibleLeads(actor, 'l', params), `l.owner_id = ${push(params, actor.id)}`];
    case 'collaborating':
      return [
        visibleLeads(actor, 'l', params),
        `l.id IN (SELECT h.lead_id FROM lead_collaborators h WHERE h.user_id = ${push(params, actor.id)})`,
      ];
    case 'pool':
      return [visibleLeads(actor, 'l', params), 'l.pool_id IS NOT NULL'];
    case 'team':
    case 'all':
      return [countedLeads(actor, 'l', params)];
    default:
      return assertNever(view);
  }
}

function leadStatuses(filter: LeadExportFilter, params: unknown[]): string[] {
  if (filter.status !== undefined) return [`l.status = ANY(${push(params, filter.status)}::text[])`];
  if (filter.view === undefined || filter.view === 'all') return [`l.status <> 'merged'`];
  return [`l.status = ANY(${push(params, OPEN_LEADS)}::text[])`];
}

export interface ActivityExportRow extends Keyed {
  readonly occurred_at: string;
  readonly type: string;
  readonly outcome: string | null;
  readonly summary: string;
  readonly next_follow_up_at: string | null;
  readonly author_name: string;
  readonly lead_number: string;
  readonly deal_number: string | null;
  readonly company_name: string | null;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
}

/** Follow-ups on the leads in scope. */
export function activityRows(
  tx: EntityManager,
  actor: Actor,
  filter: ActivityExportFilter,
  moment: ExportMoment,
): RowSource<ActivityExportRow> {
  const params: unknown[] = [];
  const where = [countedLeads(actor, 'l', params)];
  if (filter.from !== undefined)
    where.push(`a.occurred_at >= ${push(params, startOfLocalDate(filter.from, moment.timeZone))}`);
  if (filter.to !== undefined)
    where.push(`a.occurred_at < ${push(params, startOfLocalDate(dayAfter(filter.to), moment.timeZone))}`);
  if (filter.ownerId !== undefined) where.push(`a.author_id = ${push(params, filter.ownerId)}`);
  if (filter.type !== undefined) where.push(`a.type = ANY(${push(params, filter.type)}::text[])`);
  const zone = push(params, moment.timeZone);
  return rowSource<ActivityExportRow>(tx, {
    columns: `a.id, to_char(a.occurred_at AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI') AS occurred_at, a.type, a.outcome, a.summary,
      to_char(a.next_follow_up_at AT TIME ZONE ${zone}, 'YYYY-MM-DD HH24:MI') AS next_follow_up_at, u.name AS author_name,
      l.number AS lead_number, d.number AS deal_number, l.company_name, l.phone, l.wechat, l.email`,
    from: `activities a
      JOIN leads l ON l.id = a.lead_id
      JOIN users u ON u.id = a.author_id
      LEFT JOIN deals d ON d.lead_id = l.id`,
    where: [...where, `${zone}::text IS NOT NULL`],
    params,
    order: 'a.occurred_at',
    id: 'a.id',
    person: 'l.contact_id',
  });
}

function createdBetween(
  column: 'd.created_at' | 'l.created_at',
  filter: { readonly createdFrom?: string; readonly createdTo?: string },
  moment: ExportMoment,
  params: unknown[],
): string[] {
  const where: string[] = [];
  if (filter.createdFrom !== undefined)
    where.push(`${column} >= ${push(params, startOfLocalDate(filter.createdFrom, moment.timeZone))}`);
  if (filter.createdTo !== undefined) {
    where.push(`${column} < ${push(params, startOfLocalDate(dayAfter(filter.createdTo), moment.timeZone))}`);
  }
  return where;
}

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
