import './team-load.css';
import { useQuery } from '@tanstack/react-query';
import { agentLoadsQuery, loadMark } from '../../api/agent-loads';
import { serverNow } from '../../api/client';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';

/** Above a team's list: how full each agent is; choosing one shows their leads. */
export function TeamLoad(props: { readonly ownerId: string; readonly onOwner: (ownerId: string) => void }) {
  const t = useT('queue');
  const loads = useQuery(agentLoadsQuery).data;
  const agents = [...(loads?.values() ?? [])].filter(({ active }) => active);
  if (agents.length === 0) return null;
  return (
    <Popover
      label={t('load.title')}
      trigger={(wiring) => (
        <button type="button" className="chip" {...wiring}>
          <Icon name="users" />
          {t('load.title')}
        </button>
      )}
    >
      {(close) => (
        <ul className="q-load">
          {agents.map((agent) => {
            const mark = loadMark(agent);
            const until =
              agent.leaveUntil === null ? '' : relativeDay(Date.parse(agent.leaveUntil), serverNow());
            return (
              <li key={agent.userId}>
                <button
                  type="button"
                  aria-pressed={agent.userId === props.ownerId}
                  onClick={() => {
                    close();
                    props.onOwner(agent.userId === props.ownerId ? '' : agent.userId);
                  }}
                >
                  <span>
                    {agent.name}{' '}
                    {mark !== null && <Tag tone="warn">{t(`common:load.${mark}`, { until })}</Tag>}
                  </span>
                  <b>{`${agent.open} / ${agent.capacity}`}</b>
                  <meter
                    aria-label={t('load.of', { name: agent.name })}
                    min={0}
                    max={Math.max(1, agent.capacity)}
                    value={Math.min(agent.open, Math.max(1, agent.capacity))}
                  />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Popover>
  );
}
