import type { Actor } from '@luodi/identity';
import { inClearIf, maskPhone, translate, yuan, type Locale } from '@luodi/platform';
import { DEAL_FIELDS, dealField, type DealFacts, type DealFieldKey } from '../stages/deal-fields.policy';
import { MILESTONES, type Milestone } from '../stages/milestones.policy';
import type { Pipeline } from '../stages/pipeline.queries';
import { fieldLabel, stageName } from '../stages/stage-texts';
import type {
  DealDetailResponse,
  DealFieldResponse,
  DealPathResponse,
  DealPermissionsResponse,
  DealResponse,
} from './deal.response';
import { factsOf, type DealRow } from './deal.row';

const DAY = 86_400_000;

/** A deal in its response form; its texts in full for its owner. */
export function presentDeal(row: DealRow, actor: Pick<Actor, 'id'>, now: Date, locale: Locale): DealResponse {
  const inStage = now.getTime() - row.stage_entered_at.getTime();
  return inClearIf(row.owner_id === actor.id, {
    id: row.id,
    number: row.number,
    name: row.name,
    status: row.status,
    stage: {
      id: row.stage_id,
      name: stageName(locale, row.stage_name),
      milestone: asMilestone(row.milestone),
      enteredAt: row.stage_entered_at.toISOString(),
    },
    pipelineId: row.pipeline_id,
    leadId: row.lead_id,
    owner: { id: row.owner_id, name: row.owner_name },
    company: row.company_name,
    park: row.park_id === null || row.park_name === null ? null : { id: row.park_id, name: row.park_name },
    needType: row.need_type,
    industry: row.industry,
    areaSqm: row.area_sqm === null ? null : Number(row.area_sqm),
    landMu: row.land_mu === null ? null : Number(row.land_mu),
    investmentYuan: row.investment_yuan === null ? null : yuan(row.investment_yuan),
    daysInStage: Math.max(0, Math.floor(inStage / DAY)),
    stalled: row.status === 'open' && inStage > row.stalled_after_days * DAY,
    nextStep: row.next_step,
    nextStepDue: row.next_step_due,
    lostReason: row.lost_reason,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  });
}

/** What else a deal's page needs. */
export interface DealExtras {
  readonly contact: { readonly name: string | null; readonly phone: string | null };
  readonly pipeline: Pipeline;
  /** First effective date by stage id. */
  readonly enteredOn: ReadonlyMap<string, string>;
  /** Whether the reader may work on it. */
  readonly works: boolean;
}

/** A deal's page. */
export function presentDealDetail(
  row: DealRow,
  extras: DealExtras,
  actor: Actor,
  now: Date,
  locale: Locale,
): DealDetailResponse {
  const facts = factsOf(row);
  return inClearIf(row.owner_id === actor.id, {
    ...presentDeal(row, actor, now, locale),
    contact: { name: extras.contact.name, phone: maskPhone(extras.contact.phone) },
    permissions: dealPermissions(actor, extras.works),
    fields: DEAL_FIELDS.map((field) => presentField(locale, field.key, facts)),
    path: presentPath(extras, row, locale),
  });
}

/** `works` as in deal-rights.queries.ts; owners are changed by those who lead. */
export function dealPermissions(actor: Actor, works: boolean): DealPermissionsResponse {
  return { edit: works, move: works, assign: actor.role === 'manager' || actor.role === 'admin' };
}

/** A fact with its definition, for dialogs that ask for it. */
export function presentField(locale: Locale, key: DealFieldKey, facts: DealFacts): DealFieldResponse {
  const field = dealField(key);
  return {
    key,
    label: fieldLabel(locale, key),
    type: field.type,
    unit: field.unit === undefined ? null : translate(locale, `deal.unit.${field.unit}`),
    options: (field.options ?? []).map((value) => ({
      value,
      label: translate(locale, `deal.option.${key}.${value}`),
    })),
    value: facts[key] ?? null,
  };
}

function presentPath(extras: DealExtras, row: DealRow, locale: Locale): DealPathResponse[] {
  return extras.pipeline.stages.map((stage) => ({
    id: stage.id,
    name: stageName(locale, stage.name),
    milestone: stage.milestone,
    enteredOn: extras.enteredOn.get(stage.id) ?? null,
    current: stage.id === row.stage_id,
  }));
}

function asMilestone(value: string): Milestone {
  const milestone = MILESTONES.find((known) => known === value);
  if (milestone === undefined) throw new Error(`Unknown milestone ${value}`);
  return milestone;
}
