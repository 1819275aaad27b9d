import type { EntityManager } from 'typeorm';
import { isDealFieldKey } from './deal-fields.policy';
import { MILESTONES, type Milestone } from './milestones.policy';
import { GATE_KINDS, type GateItem, type GateKind, type Stage } from './stage-machine.policy';

export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly needTypes: readonly string[];
  readonly isDefault: boolean;
  /** In order. */
  readonly stages: readonly Stage[];
}

interface PipelineRow {
  id: string;
  name: string;
  need_types: string[];
  is_default: boolean;
  stages: {
    id: string;
    name: string;
    position: number;
    milestone: string;
    probability: number;
    stalled_after_days: number;
    gate: unknown;
  }[];
}

const PIPELINES = `SELECT p.id, p.name, p.need_types, p.is_default,
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'position', s.position, 'milestone', s.milestone,
     'probability', s.probability, 'stalled_after_days', s.stalled_after_days, 'gate', s.gate) ORDER BY s.position), '[]')
   FROM pipeline_stages s WHERE s.pipeline_id = p.id) AS stages
FROM pipelines p`;

/** Every active pipeline with its stages, in the order of the settings. */
export async function activePipelines(tx: EntityManager): Promise<Pipeline[]> {
  const rows: PipelineRow[] = await tx.query(`${PIPELINES} WHERE p.active ORDER BY p.position, p.id`);
  return rows.map(toPipeline);
}

/** One pipeline, also one that no longer takes new deals; null when there is none of that id. */
export async function findPipeline(tx: EntityManager, id: string): Promise<Pipeline | null> {
  const rows: PipelineRow[] = await tx.query(`${PIPELINES} WHERE p.id = $1`, [id]);
  return rows[0] === undefined ? null : toPipeline(rows[0]);
}

/** The pipeline for a need: the first active one that names the need type, else the default one. */
export function pipelineForNeed(pipelines: readonly Pipeline[], needType: string | null): Pipeline | null {
  return (
    pipelines.find((pipeline) => needType !== null && pipeline.needTypes.includes(needType)) ??
    pipelines.find((pipeline) => pipeline.isDefault) ??
    pipelines[0] ??
    null
  );
}

function toPipeline(row: PipelineRow): Pipeline {
  return {
    id: row.id,
    name: row.name,
    needTypes: row.need_types,
    isDefault: row.is_default,
    stages: row.stages.map((stage) => ({
      id: stage.id,
      name: stage.name,
      position: stage.position,
      milestone: asMilestone(stage.milestone),
      probability: Number(stage.probability),
      stalledAfterDays: stage.stalled_after_days,
      gate: readGate(stage.gate),
    })),
  };
}

function asMilestone(value: string): Milestone {
  const milestone = MILESTONES.find((known) => known === value);
  if (milestone === undefined) throw new Error(`Unknown milestone ${value}`);
  return milestone;
}

/** A gate as stored; an item that this version doesn't know is an error, never silently dropped. */
export function readGate(stored: unknown): GateItem[] {
  if (!Array.isArray(stored)) throw new Error('A gate must be a list');
  return stored.map((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('kind' in item) || !('key' in item)) {
      throw new Error('A gate item needs kind and key');
    }
    const { kind, key } = item;
    if (typeof kind !== 'string' || !isGateKind(kind)) throw new Error(`Unknown gate kind ${String(kind)}`);
    if (typeof key !== 'string' || !isDealFieldKey(key)) throw new Error(`Unknown gate key ${String(key)}`);
    return { kind, key };
  });
}

function isGateKind(value: string): value is GateKind {
  return GATE_KINDS.some((kind) => kind === value);
}
