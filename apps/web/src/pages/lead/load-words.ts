import type { RoutingAgent } from '../../api/admin';
import { loadMark } from '../../api/agent-loads';
import type { Translate } from '../../i18n';
import { relativeDay } from '../../time/format-time';

/** 在手 12 / 60 · 已满 */
export function loadWords(agent: RoutingAgent, now: number, t: Translate): string {
  const mark = loadMark(agent);
  const load = t('common:load.open', { open: agent.open, capacity: agent.capacity });
  if (mark === null) return load;
  const until = agent.leaveUntil === null ? '' : relativeDay(Date.parse(agent.leaveUntil), now);
  return `${load} · ${t(`common:load.${mark}`, { until })}`;
}
