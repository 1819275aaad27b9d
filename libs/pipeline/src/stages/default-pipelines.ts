import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import type { DealFieldKey } from './deal-fields.policy';
import type { Milestone } from './milestones.policy';
import type { GateItem } from './stage-machine.policy';

interface DefaultStage {
  readonly milestone: Milestone;
  readonly name?: string;
  readonly gate?: readonly GateItem[];
}

interface DefaultPipeline {
  readonly name: string;
  readonly needTypes: readonly string[];
  readonly isDefault: boolean;
  readonly stages: readonly DefaultStage[];
}

interface StageDefaults {
  readonly name: string;
  readonly probability: number;
  readonly stalledAfterDays: number;
}

/** Names, weights and patience by milestone; the weights up to 评审 are those of the board's mock-up. */
const STAGE_DEFAULTS: Readonly<Record<Milestone, StageDefaults>> = Object.freeze({
  qualified: { name: '需求确认', probability: 0.2, stalledAfterDays: 14 },
  siteVisit: { name: '带看选址', probability: 0.35, stalledAfterDays: 14 },
  negotiating: { name: '方案谈判', probability: 0.5, stalledAfterDays: 14 },
  review: { name: '评审承诺', probability: 0.7, stalledAfterDays: 30 },
  signed: { name: '签约', probability: 0.9, stalledAfterDays: 30 },
  registered: { name: '注册', probability: 1, stalledAfterDays: 60 },
  siteDelivered: { name: '供地', probability: 1, stalledAfterDays: 90 },
  constructionStarted: { name: '开工', probability: 1, stalledAfterDays: 365 },
  completed: { name: '竣工', probability: 1, stalledAfterDays: 180 },
  inProduction: { name: '投产', probability: 1, stalledAfterDays: 365 },
  atCapacity: { name: '达产', probability: 1, stalledAfterDays: 3650 },
});

/** The seeded Chinese name of each milestone's stage; a stage that still bears it is shown translated. */
export const DEFAULT_STAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(STAGE_DEFAULTS).map(([milestone, stage]): [string, string] => [stage.name, milestone]),
  ['交房', 'handover'],
]);

const fields = (...keys: readonly DealFieldKey[]): GateItem[] => keys.map((key) => ({ kind: 'field', key }));

const VISIT: readonly GateItem[] = [
  { kind: 'visit', key: 'visitedOn' },
  { kind: 'visit', key: 'sitesShown' },
];
/** 签约 needs a decision; a framework agreement and a formal one are told apart (domain.md 3, row 6). */
const SIGNED: readonly GateItem[] = [
  { kind: 'approval', key: 'decision' },
  ...fields('agreementKind', 'contractNo', 'contractedYuan', 'signedOn'),
];
const REGISTERED = fields('uscc', 'registeredCapitalYuan');
const PRODUCING = fields('producingOn', 'staff');
const CAPACITY = fields('capacityOutputYuan', 'capacityTaxYuan', 'capacityResult');

/** The starter's pipelines (domain.md 3): rental deals skip the land branch, land deals walk all eleven milestones. */
export const DEFAULT_PIPELINES: readonly DefaultPipeline[] = Object.freeze([
  {
    name: '租赁类',
    needTypes: ['rent_factory', 'rent_warehouse', 'rent_office', 'rent_land'],
    isDefault: true,
    stages: [
      { milestone: 'qualified' },
      { milestone: 'siteVisit', gate: fields('areaSqm', 'region', 'industry') },
      { milestone: 'negotiating', gate: VISIT },
      { milestone: 'review', gate: fields('investmentYuan', 'areaSqm', 'outputYuan', 'taxYuan', 'jobs') },
      { milestone: 'signed', gate: SIGNED },
      { milestone: 'registered', gate: REGISTERED },
      {
        milestone: 'siteDelivered',
        name: '交房',
        gate: fields('deliveredSite', 'deliveredOn', 'rentYuanPerSqmMonth'),
      },
      { milestone: 'inProduction', gate: PRODUCING },
    ],
  },
  {
    name: '购置与代建类',
    needTypes: ['buy_factory', 'buy_warehouse', 'buy_office', 'build_to_suit', 'headquarters'],
    isDefault: false,
    stages: [
      { milestone: 'qualified' },
      { milestone: 'siteVisit', gate: fields('areaSqm', 'region', 'industry') },
      { milestone: 'negotiating', gate: VISIT },
      { milestone: 'review', gate: fields('investmentYuan', 'areaSqm', 'outputYuan', 'taxYuan', 'jobs') },
      { milestone: 'signed', gate: SIGNED },
      { milestone: 'registered', gate: REGISTERED },
      { milestone: 'siteDelivered', name: '交房', gate: fields('deliveredSite', 'deliveredOn') },
      { milestone: 'inProduction', gate: PRODUCING },
      { milestone: 'atCapacity', gate: CAPACITY },
    ],
  },
  {
    name: '拿地类',
    needTypes: ['buy_land'],
    isDefault: false,
    stages: [
      { milestone: 'qualified' },
      { milestone: 'siteVisit', gate: fields('landMu', 'region', 'industry') },
      { milestone: 'negotiating', gate: VISIT },
      {
        milestone: 'review',
        gate: fields('investmentYuan', 'landMu', 'outputYuan', 'taxYuan', 'jobs', 'energyTce'),
      },
      { milestone: 'signed', gate: SIGNED },
      { milestone: 'registered', gate: REGISTERED },
      { milestone: 'siteDelivered', gate: fields('deliveredSite', 'deliveredOn') },
      { milestone: 'constructionStarted', gate: fields('constructionPermitNo', 'startedOn') },
      { milestone: 'completed', gate: fields('completedOn') },
      { milestone: 'inProduction', gate: PRODUCING },
      { milestone: 'atCapacity', gate: CAPACITY },
    ],
  },
]);

/**
 * Creates the default pipelines in a workspace that has none; a workspace with pipelines stays as it is.
 * @returns the ids of the pipelines created, in order
 */
export async function seedPipelines(tx: EntityManager): Promise<string[]> {
  const known: unknown[] = await tx.query('SELECT 1 FROM pipelines LIMIT 1');
  if (known.length > 0) return [];
  const ids: string[] = [];
  for (const [index, pipeline] of DEFAULT_PIPELINES.entries()) {
    const id = newId();
    ids.push(id);
    await tx.query(
      'INSERT INTO pipelines (id, name, need_types, is_default, position) VALUES ($1, $2, $3, $4, $5)',
      [id, pipeline.name, pipeline.needTypes, pipeline.isDefault, index],
    );
    for (const [position, stage] of pipeline.stages.entries()) {
      const defaults = STAGE_DEFAULTS[stage.milestone];
      await tx.query(
        `INSERT INTO pipeline_stages (pipeline_id, id, position, name, milestone, probability, stalled_after_days, gate)
         VALUES ($1, $2, $3, $4, $2, $5, $6, $7)`,
        [
          id,
          stage.milestone,
          position + 1,
          stage.name ?? defaults.name,
          defaults.probability,
          defaults.stalledAfterDays,
          JSON.stringify(stage.gate ?? []),
        ],
      );
    }
  }
  return ids;
}
