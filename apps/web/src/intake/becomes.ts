import type { Parsed } from '../api/intake';
import type { IntakeValues } from './intake-form';

/** What saving makes of an entry: the server decides alike (capture: outcomeOf). */
export const OUTCOMES = [
  'lead',
  'supply',
  'optOut',
  'leadAndOptOut',
  'erase',
  'leadAndErase',
  'doubtful',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Foresees it by what was read and what is filled in, so that nobody is surprised after saving. */
export function outcomeOf(parsed: Parsed | null, values: IntakeValues): Outcome {
  const { needType } = values;
  const intent = parsed?.intent ?? 'demand';
  if (needType === 'supply' || (needType === '' && intent === 'supply')) return 'supply';
  const demand = needType !== '' || values.areaMin.trim() !== '' || values.areaMax.trim() !== '';
  if (intent === 'opt_out') return demand ? 'leadAndOptOut' : 'optOut';
  if (intent === 'privacy_request') return demand ? 'leadAndErase' : 'erase';
  return intent === 'spam' && !demand ? 'doubtful' : 'lead';
}
