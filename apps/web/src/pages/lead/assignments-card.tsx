import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy } from 'react';
import { leadAssignmentsQuery, type LeadAssignment, type LeadDetail } from '../../api/leads';
import { useMe } from '../../api/me';
import { DateText } from '../../components/date-text';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { conditionsOf, decisionOf, whyOf } from './assignment-inputs';
import { CardTitle } from './card-title';

const AskedConditions = lazy(() => import('./asked-conditions'));

/** Why this lead is with this person: the rule, and everybody who was considered. */
export function AssignmentsCard({ lead }: { readonly lead: LeadDetail }) {
  const t = useT('lead');
  const me = useMe();
  const items = useQuery(leadAssignmentsQuery(lead.id)).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <details className="card ld-why">
      <summary className="card-head">
        <CardTitle>{t(lead.owner?.id === me.user.id ? 'why.title' : 'why.titleOther')}</CardTitle>
        <span className="aside">{items[0] === undefined ? '' : reasonText(items[0], t)}</span>
      </summary>
      <ol className="ld-assignments">
        {items.map((assignment) => (
          <Assignment key={assignment.id} assignment={assignment} />
        ))}
      </ol>
    </details>
  );
}

function reasonText(assignment: LeadAssignment, t: ReturnType<typeof useT>): string {
  return assignment.rule === null
    ? t(`assigned.${assignment.reason}`)
    : t('assigned.byRule', { rule: assignment.rule.name });
}

function Assignment({ assignment }: { readonly assignment: LeadAssignment }) {
  const t = useT('lead');
  const decision = decisionOf(assignment.inputs);
  const { candidates, strategy, tried } = decision;
  const asked = conditionsOf(assignment.inputs);
  return (
    <li>
      <p className="ld-inquiry-head">
        <b>{assignment.owner.name}</b>
        <span>{reasonText(assignment, t)}</span>
        {strategy !== null && <span>{t(`why.strategy.${strategy}`)}</span>}
        {assignment.by !== null && <span>{t('why.by', { name: assignment.by.name })}</span>}
        <span className="end">
          <DateText at={assignment.from} />
          {assignment.to !== null && (
            <>
              {' – '}
              <DateText at={assignment.to} />
            </>
          )}
        </span>
      </p>
      {assignment.note !== null && <p className="ld-note">{assignment.note}</p>}
      {asked.length > 0 && (
        <Suspense fallback={null}>
          <AskedConditions conditions={asked} />
        </Suspense>
      )}
      {tried.map((rule) => (
        <p key={rule.rule} className="ld-tried">
          {t('why.tried', {
            rule: rule.rule,
            team: rule.team === null ? '' : t('why.ofTeam', { team: rule.team }),
            reason: t(`why.reason.${rule.reason}`),
          })}
        </p>
      ))}
      {candidates.length > 0 && (
        <ul className="ld-candidates">
          {candidates.map((candidate) => (
            <li key={candidate.id}>
              <span>{candidate.name}</span>
              {candidate.open !== null && (
                <span>
                  {candidate.capacity === null
                    ? t('why.open', { open: candidate.open })
                    : t('why.load', { open: candidate.open, capacity: candidate.capacity })}
                </span>
              )}
              <span className="ld-why-words">
                {whyOf(candidate, decision, assignment.owner.id)
                  .map((sentence) => t(sentence.key, sentence.values))
                  .join(' · ')}
              </span>
              <Tag tone={candidate.id === assignment.owner.id ? 'ok' : 'mute'}>
                {candidate.id === assignment.owner.id
                  ? t('why.chosen')
                  : t(`why.verdict.${candidate.verdict}`)}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
