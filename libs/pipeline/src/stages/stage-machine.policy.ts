import type { DealFacts, DealFieldKey } from './deal-fields.policy';
import { EXITS, type DealStatus, type Exit, type Milestone, type MoveKind } from './milestones.policy';

export const GATE_KINDS = ['field', 'document', 'visit', 'approval'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

/**
 * One thing a stage asks for before a deal may enter. The field `key` satisfies it;
 * a `visit` is also satisfied by a recorded visit, which needs no field.
 */
export interface GateItem {
  readonly kind: GateKind;
  readonly key: DealFieldKey;
}

export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly milestone: Milestone;
  /** 0–1, the weight of the deal's amount in the forecast. */
  readonly probability: number;
  readonly stalledAfterDays: number;
  readonly gate: readonly GateItem[];
}

/** What gates are judged by. */
export interface GateFacts {
  readonly values: DealFacts;
  /** A visit has been held: an activity of type visit on the deal's lead. */
  readonly visited: boolean;
}

export interface MissingItem extends GateItem {
  /** The stage whose gate asks for it. */
  readonly stage: string;
}

export type Verdict =
  { readonly ok: true } | { readonly ok: false; readonly missing: readonly MissingItem[] };

/** The items of one stage's gate that nothing satisfies yet. */
export function unmetItems(stage: Stage, facts: GateFacts): MissingItem[] {
  return stage.gate
    .filter((item) => !(item.kind === 'visit' && facts.visited) && !isFilled(facts, item.key))
    .map((item) => ({ ...item, stage: stage.id }));
}

/** Whether the gates of all these stages are met; a field that two gates ask for is named once, by the first. */
export function gatesMet(stages: readonly Stage[], facts: GateFacts): Verdict {
  const missing: MissingItem[] = [];
  for (const item of stages.flatMap((stage) => unmetItems(stage, facts))) {
    if (!missing.some((known) => known.key === item.key)) missing.push(item);
  }
  return missing.length === 0 ? { ok: true } : { ok: false, missing };
}

/** The stages a forward move enters or passes over: above `from`, up to and including `to`. */
export function stagesPassed(stages: readonly Stage[], from: Stage, to: Stage): Stage[] {
  return stages
    .filter((stage) => stage.position > from.position && stage.position <= to.position)
    .sort((a, b) => a.position - b.position);
}

/**
 * Whether a deal may go from one stage to another: a forward move needs the gate of every stage it enters
 * or passes over; a move backward (or none) needs no gate, since those were met before.
 */
export function canMove(stages: readonly Stage[], from: Stage, to: Stage, facts: GateFacts): Verdict {
  return gatesMet(stagesPassed(stages, from, to), facts);
}

export interface MoveRequest {
  readonly status: DealStatus;
  readonly from: Stage;
  readonly to: string;
  readonly reason: string | null;
  readonly facts: GateFacts;
}

export type MoveDecision =
  | {
      readonly ok: true;
      readonly kind: Exclude<MoveKind, 'created'>;
      readonly stage: Stage;
      readonly status: DealStatus;
    }
  | { readonly ok: false; readonly code: 'unknown_stage' | 'already_there' | 'reason_required' }
  | { readonly ok: false; readonly code: 'gate_unmet'; readonly missing: readonly MissingItem[] };

/** What each exit makes of the deal, and whether it has to be explained (contract.md: lost and on hold do). */
const EXIT_TABLE: Readonly<
  Record<
    Exit,
    {
      readonly status: DealStatus;
      readonly kind: 'lost' | 'on_hold' | 'transferred';
      readonly needsReason: boolean;
    }
  >
> = Object.freeze({
  lost: { status: 'lost', kind: 'lost', needsReason: true },
  onHold: { status: 'on_hold', kind: 'on_hold', needsReason: true },
  transferred: { status: 'transferred', kind: 'transferred', needsReason: false },
});

/**
 * Decides a move.
 * - An exit (lost, onHold, transferred) changes the status and keeps the stage.
 * - A deal that is lost, on hold or transferred resumes by being moved to a stage, also to the one it stood in.
 * - A deal is `won` when it stands in the last stage of its pipeline, and `open` again when it is moved back:
 *   the promise of an investment is only kept at 达产 (or at 投产 where the pipeline ends there), so signing does not end it.
 */
export function decideMove(stages: readonly Stage[], request: MoveRequest): MoveDecision {
  const explained = request.reason !== null && request.reason !== '';
  if (isExit(request.to)) {
    const exit = EXIT_TABLE[request.to];
    if (exit.status === request.status) return { ok: false, code: 'already_there' };
    if (exit.needsReason && !explained) return { ok: false, code: 'reason_required' };
    return { ok: true, kind: exit.kind, stage: request.from, status: exit.status };
  }
  const target = stages.find((stage) => stage.id === request.to);
  if (target === undefined) return { ok: false, code: 'unknown_stage' };
  const active = request.status === 'open' || request.status === 'won';
  if (active && target.id === request.from.id) return { ok: false, code: 'already_there' };
  const backward = target.position < request.from.position;
  if (backward && !explained) return { ok: false, code: 'reason_required' };
  const verdict = canMove(stages, request.from, target, request.facts);
  if (!verdict.ok) return { ok: false, code: 'gate_unmet', missing: verdict.missing };
  const status: DealStatus = isLast(stages, target) ? 'won' : 'open';
  return { ok: true, kind: !active ? 'resumed' : backward ? 'backward' : 'forward', stage: target, status };
}

/** Whether a target is an exit rather than a stage. */
export function isExit(to: string): to is Exit {
  return EXITS.some((exit) => exit === to);
}

function isLast(stages: readonly Stage[], stage: Stage): boolean {
  return stages.every((other) => other.position <= stage.position);
}

function isFilled(facts: GateFacts, key: DealFieldKey): boolean {
  const value = facts.values[key];
  return value !== undefined && value !== '';
}
