import './team-load.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { agentLoadsQuery, loadMark } from '../../api/agent-loads';
import { serverNow } from '../../api/client';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { ErrorState } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { relativeDay } from '../../time/format-time';

/** Above a team's list: how full each agent is; choosing one shows their leads. */
export function TeamLoad(props: { readonly ownerId: string; readonly onOwner: (ownerId: string) => void }) {
  const t = useT('queue');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="chip q-loadchip"
        aria-haspopup="dialog"
        aria-label={t('load.title')}
        onClick={() => setOpen(true)}
      >
        <Icon name="users" />
        <span>{t('load.title')}</span>
      </button>
      {open && (
        <Dialog title={t('load.title')} onClose={() => setOpen(false)}>
          <Agents
            ownerId={props.ownerId}
            onOwner={(ownerId) => {
              setOpen(false);
              props.onOwner(ownerId);
            }}
          />
        </Dialog>
      )}
    </>
  );
}

/** Read while it is open: who looks wants to know how it is now. */
function Agents(props: { readonly ownerId: string; readonly onOwner: (ownerId: string) => void }) {
  const t = useT('queue');
  const loads = useQuery(agentLoadsQuery);
  const agents = [...(loads.data?.values() ?? [])].filter(({ active }) => active);
  if (loads.isError) return <ErrorState error={loads.error} onRetry={() => void loads.refetch()} />;
  if (loads.isSuccess && agents.length === 0) return <p className="q-load">{t('load.nobody')}</p>;
  return (
    <ul className="q-load">
      {agents.map((agent) => {
        const mark = loadMark(agent);
        const until = agent.leaveUntil === null ? '' : relativeDay(Date.parse(agent.leaveUntil), serverNow());
        return (
          <li key={agent.userId}>
            <button
              type="button"
              aria-pressed={agent.userId === props.ownerId}
              onClick={() => {
                props.onOwner(agent.userId === props.ownerId ? '' : agent.userId);
              }}
            >
              <span>
                {agent.name} {mark !== null && <Tag tone="warn">{t(`common:load.${mark}`, { until })}</Tag>}
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
  );
}
