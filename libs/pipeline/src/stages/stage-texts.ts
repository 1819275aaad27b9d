import { translate, type Locale } from '@luodi/platform';
import { DEFAULT_STAGE_NAMES } from './default-pipelines';
import { dealField, type DealFieldKey, type FieldType } from './deal-fields.policy';
import type { Pipeline } from './pipeline.queries';
import type { PipelineResponse } from './pipeline.response';
import { isExit, type GateKind, type MissingItem } from './stage-machine.policy';

/** A missing item as refusals and previews show it; `type` and `options` let a program fill it by itself. */
export interface MissingView {
  readonly kind: GateKind;
  readonly key: DealFieldKey;
  readonly label: string;
  readonly stage: string;
  readonly type: FieldType;
  /** The values of a choice. */
  readonly options?: string[];
}

/** The name of a fact in the caller's language. */
export function fieldLabel(locale: Locale, key: DealFieldKey): string {
  return translate(locale, `deal.field.${key}`);
}

/** A stage's name: the workspace's own as it stands, a seeded one in the caller's language. */
export function stageName(locale: Locale, name: string): string {
  const seeded = DEFAULT_STAGE_NAMES.get(name);
  return seeded === undefined ? name : translate(locale, `stage.${seeded}`);
}

/** The name of a place in a deal's history: a stage or an exit. */
export function placeName(locale: Locale, id: string, name: string | null): string {
  if (isExit(id)) return translate(locale, `stage.${id}`);
  return name === null ? id : stageName(locale, name);
}

/** What is missing, in words. */
export function presentMissing(locale: Locale, missing: readonly MissingItem[]): MissingView[] {
  return missing.map((item) => {
    const field = dealField(item.key);
    return {
      kind: item.kind,
      key: item.key,
      label: fieldLabel(locale, item.key),
      stage: item.stage,
      type: field.type,
      ...(field.options === undefined ? {} : { options: [...field.options] }),
    };
  });
}

/** A pipeline as the board's settings read it. */
export function presentPipeline(locale: Locale, pipeline: Pipeline): PipelineResponse {
  return {
    id: pipeline.id,
    name: pipeline.name,
    needTypes: [...pipeline.needTypes],
    isDefault: pipeline.isDefault,
    stages: pipeline.stages.map((stage) => ({
      id: stage.id,
      name: stageName(locale, stage.name),
      position: stage.position,
      milestone: stage.milestone,
      probability: stage.probability,
      stalledAfterDays: stage.stalledAfterDays,
      gate: stage.gate.map((item) => ({
        kind: item.kind,
        key: item.key,
        label: fieldLabel(locale, item.key),
        type: dealField(item.key).type,
      })),
    })),
  };
}
