import type { LadderStep } from '../../api/clocks';
import { formatNumber } from '../../format';
import type { Translate } from '../../i18n';

/** A rung of the ladder in words. */
export function stepText(step: Pick<LadderStep, 'act' | 'percent' | 'after'>, c: Translate): string {
  const act = c(`act.${step.act}`);
  if (step.percent !== undefined) return c('stepAt', { percent: step.percent, act });
  return step.after === 0
    ? c('stepAtOnce', { act })
    : c('stepAfter', { minutes: formatNumber(step.after ?? 0), act });
}
