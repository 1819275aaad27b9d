import { useState, type ReactNode } from 'react';
import { listParks, listSites } from '../../api/admin';
import type { RuleDefinition, RuleInput } from '../../api/routing-rules';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { useT } from '../../i18n';
import type { RuleLookups } from './conditions';
import { ConfirmDialog } from './confirm-dialog';
import { DraftBar } from './rules/draft-bar';
import { DryRunPanel } from './rules/dry-run-panel';
import { RuleCard } from './rules/rule-card';
import { RuleDialog } from './rules/rule-dialog';
import { inputOf } from './rules/rule-words';
import { UnmatchedDialog } from './rules/unmatched-dialog';
import { useRuleDraft, type RuleDraftState } from './rules/use-rule-draft';
import { RuleVersions } from './rules/version-list';
import { Section, useMay, usePaged } from './section';
import { Simulator } from './simulator';
import './rules/rules.css';

/** Routing rules in the order they are asked: drafted here, tried, published, and brought back. */
export function RulesSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('routing.write');
  const state = useRuleDraft();
  const [edited, setEdited] = useState<RuleDefinition | 'new' | null>(null);
  const [doomed, setDoomed] = useState<RuleDefinition | null>(null);
  const [isListing, setIsListing] = useState(false);
  const [wish, setWish] = useState(0);
  const parks = usePaged(['parks'], listParks);
  const sites = usePaged(['sites'], listSites);
  const lookups: RuleLookups = { parks: parks.data?.items ?? [], sites: sites.data?.items ?? [] };
  const { set, rules } = state;

  return (
    <Section
      title={t('section.rules')}
      hint={t('rules.hint')}
      actions={
        mayWrite && rules ? (
          <button type="button" className="btn btn-pri" onClick={() => setEdited('new')}>
            {t('rules.create')}
          </button>
        ) : undefined
      }
    >
      {set && set.unmatched.count > 0 ? (
        <p className="notice notice-warn admin-notice">
          {t('unmatched.count', { n: set.unmatched.count, days: set.unmatched.days })}{' '}
          <button type="button" className="btn-link" onClick={() => setIsListing(true)}>
            {t('unmatched.open')}
          </button>
        </p>
      ) : null}
      {set?.draft ? (
        <DraftBar
          draft={set.draft}
          current={set.current}
          state={state}
          mayWrite={mayWrite}
          onTry={() => setWish(wish + 1)}
        />
      ) : null}
      {rules === undefined && state.error ? <ErrorState error={state.error} onRetry={state.reload} /> : null}
      {rules === undefined && !state.error ? (
        <Loading>
          <Skeleton height={240} />
        </Loading>
      ) : null}
      {rules?.length === 0 ? <EmptyState title={t('rules.empty')} hint={t('rules.emptyHint')} /> : null}
      {rules && rules.length > 0 ? (
        <RuleCards
          rules={rules}
          state={state}
          lookups={lookups}
          mayWrite={mayWrite}
          onEdit={setEdited}
          onDelete={setDoomed}
        />
      ) : null}
      <DryRunPanel hasDraft={Boolean(set?.draft)} wish={wish} />
      <Simulator lookups={lookups} hasDraft={Boolean(set?.draft)} />
      {set ? <RuleVersions current={set.current} mayWrite={mayWrite} /> : null}
      {edited === null ? null : (
        <RuleDialog
          rule={edited === 'new' ? null : edited}
          lookups={lookups}
          onSave={(rule) => state.save(withRule((rules ?? []).map(inputOf), rule))}
          onClose={() => setEdited(null)}
        />
      )}
      {isListing ? <UnmatchedDialog onClose={() => setIsListing(false)} /> : null}
      {doomed ? (
        <ConfirmDialog
          title={t('rules.deleteOne', { name: doomed.name })}
          text={t('rules.deleteText')}
          confirm={t('common:delete')}
          onConfirm={async () => {
            await state.change((all) => all.filter((rule) => rule.id !== doomed.id));
            setDoomed(null);
          }}
          onClose={() => setDoomed(null)}
        />
      ) : null}
    </Section>
  );
}

interface CardsProps {
  readonly rules: readonly RuleDefinition[];
  readonly state: RuleDraftState;
  readonly lookups: RuleLookups;
  readonly mayWrite: boolean;
  readonly onEdit: (rule: RuleDefinition) => void;
  readonly onDelete: (rule: RuleDefinition) => void;
}

function RuleCards({ rules, state, lookups, mayWrite, onEdit, onDelete }: CardsProps): ReactNode {
  const { set } = state;
  const findings = set?.draft?.findings ?? set?.findings ?? [];
  const changes = set?.draft?.changes ?? [];
  const nameOf = (id: string): string => {
    const index = rules.findIndex((rule) => rule.id === id);
    return index < 0 ? '' : `${index + 1} ${rules[index]?.name ?? ''}`;
  };
  return (
    <ol className="rule-cards">
      {rules.map((rule, index) => (
        <RuleCard
          key={rule.id}
          rule={rule}
          index={index}
          isLast={index === rules.length - 1}
          lookups={lookups}
          mayWrite={mayWrite}
          isBusy={state.isBusy}
          change={changes.find((change) => change.ruleId === rule.id)}
          findings={findings.filter((finding) => finding.ruleId === rule.id)}
          nameOf={nameOf}
          onMove={(step) => void state.change((all) => moved(all, index, step))}
          onEdit={() => onEdit(rule)}
          onDelete={() => onDelete(rule)}
          onSwitch={() =>
            void state.change((all) =>
              all.map((item) => (item.id === rule.id ? { ...item, active: !item.active } : item)),
            )
          }
        />
      ))}
    </ol>
  );
}

function moved(rules: readonly RuleInput[], from: number, step: -1 | 1): readonly RuleInput[] {
  const next = [...rules];
  const [rule] = next.splice(from, 1);
  if (rule !== undefined) next.splice(from + step, 0, rule);
  return next;
}

/** A changed rule in its place, or a new one at the end. */
function withRule(rules: readonly RuleInput[], rule: RuleInput): readonly RuleInput[] {
  return rule.id === undefined ? [...rules, rule] : rules.map((item) => (item.id === rule.id ? rule : item));
}
