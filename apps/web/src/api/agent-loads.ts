import { queryOptions } from '@tanstack/react-query';
import { listAgents, type RoutingAgent } from './admin';

/** How full the agents are that the caller may give leads to; asked again whenever leads change. */
export const agentLoadsQuery = queryOptions({
  queryKey: ['leads', 'agent-loads'],
  queryFn: async () => {
    const { items } = await listAgents();
    return new Map<string, RoutingAgent>(items.map((agent) => [agent.userId, agent]));
  },
});

/** Why nothing more should go to an agent, the gravest first; null when something may. */
export function loadMark({
  leaveUntil,
  accepting,
  open,
  capacity,
}: RoutingAgent): 'leave' | 'paused' | 'full' | null {
  if (leaveUntil !== null) return 'leave';
  if (!accepting) return 'paused';
  return open >= capacity ? 'full' : null;
}
