import { useState, type ReactNode } from 'react';
import {
  createRule,
  deleteRule,
  listParks,
  listRules,
  listSites,
  listTeams,
  reorderRules,
  updateRule,
  type Rule,
  type RuleCondition,
} from '../../api/admin';
import { Icon } from '../../components/icon';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { conditionText, isIncomplete, type RuleLookups } from './conditions';
import { ConditionsEditor } from './conditions-editor';
import { ConfirmDialog } from './confirm-dialog';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';
import { Simulator } from './simulator';

/** Routing rules in the order they are asked; the first that holds decides. */
export function RulesSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('routing.write');
  const change = useChange();
  const [edited, setEdited] = useState<Rule | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Rule | null>(null);
  const rules = usePaged(['rules'], listRules);
  const parks = usePaged(['parks'], listParks);
  const sites = usePaged(['sites'], listSites);
  const lookups: RuleLookups = { parks: parks.data?.items ?? [], sites: sites.data?.items ?? [] };

  const move = (items: readonly Rule[], from: number, step: -1 | 1): void => {
    const ids = items.map((rule) => rule.id);
    const [id] = ids.splice(from, 1);
    if (id === undefined) return;
    ids.splice(from + step, 0, id);
    void change(() => reorderRules(ids), { refresh: ['rules'], text: t('rules.reordered') });
  };

  return (
    <Section
      title={t('section.rules')}
      hint={t('rules.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setEdited('new')}>
            {t('rules.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={rules} empty={t('rules.empty')} emptyHint={t('rules.emptyHint')}>
        {(items) => (
          <ol className="rule-cards">
            {items.map((rule, index) => (
              <RuleCard
                key={rule.id}
                rule={rule}
                index={index}
                isLast={index === items.length - 1}
                lookups={lookups}
                mayWrite={mayWrite}
                onMove={(step) => move(items, index, step)}
                onEdit={() => setEdited(rule)}
                onDelete={() => setDoomed(rule)}
                onSwitch={() =>
                  void change(() => updateRule(rule.id, { active: !rule.active, version: rule.version }), {
                    refresh: ['rules'],
                  })
                }
              />
            ))}
          </ol>
        )}
      </PagedList>
      <Simulator lookups={lookups} />
      {edited === null ? null : (
        <RuleDialog
          rule={edited === 'new' ? null : edited}
          lookups={lookups}
          onClose={() => setEdited(null)}
        />
      )}
      {doomed ? (
        <ConfirmDialog
          title={t('rules.deleteOne', { name: doomed.name })}
          text={t('rules.deleteText')}
          confirm={t('common:delete')}
          onConfirm={async () => {
            await change(() => deleteRule(doomed.id), { refresh: ['rules'], text: t('rules.deleted') });
            setDoomed(null);
          }}
          onClose={() => setDoomed(null)}
        />
      ) : null}
    </Section>
  );
}

interface CardProps {
  readonly rule: Rule;
  readonly index: number;
  readonly isLast: boolean;
  readonly lookups: RuleLookups;
  readonly mayWrite: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
  readonly onSwitch: () => void;
}

function RuleCard(props: CardProps): ReactNode {
  const t = useT('admin');
  const { rule, index, isLast, lookups, mayWrite } = props;
  const { name } = rule;
  return (
    <li className={rule.active ? 'card rule-card' : 'card rule-card is-off'}>
      <span className="rule-number">{index + 1}</span>
      <div className="rule-text">
        <p>
          <b>{name}</b> {rule.active ? null : <Tag>{t('inactive')}</Tag>}
        </p>
        <p className="rule-line">
          {rule.conditions.length === 0 ? (
            <span>{t('rules.takesAll')}</span>
          ) : (
            rule.conditions.map((condition, at) => (
              <span key={at} className="tag tag-mute">
                {conditionText(condition, lookups, t)}
              </span>
            ))
          )}
          <Icon name="go" />
          <b>{rule.team.name}</b>
          <span>{t('rules.fairShare')}</span>
          {rule.onlyOnShift ? <Tag tone="vio">{t('rules.onlyOnShift')}</Tag> : null}
        </p>
      </div>
      {mayWrite ? (
        <div className="rule-actions">
          <button
            type="button"
            className="btn-ico"
            aria-label={t('rules.up', { name })}
            disabled={index === 0}
            onClick={() => props.onMove(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            type="button"
            className="btn-ico"
            aria-label={t('rules.down', { name })}
            disabled={isLast}
            onClick={() => props.onMove(1)}
          >
            <Icon name="down" />
          </button>
          <label className="check">
            <input
              type="checkbox"
              checked={rule.active}
              aria-label={t('rules.activeOf', { name })}
              onChange={props.onSwitch}
            />
            {t('active')}
          </label>
          <button
            type="button"
            className="btn btn-sm"
            aria-label={t('editOne', { name })}
            onClick={props.onEdit}
          >
            {t('common:edit')}
          </button>
          <button
            type="button"
            className="btn btn-sm btn-danger"
            aria-label={t('rules.deleteOne', { name })}
            onClick={props.onDelete}
          >
            {t('common:delete')}
          </button>
        </div>
      ) : null}
    </li>
  );
}

function RuleDialog(props: {
  readonly rule: Rule | null;
  readonly lookups: RuleLookups;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('admin');
  const { rule, lookups, onClose } = props;
  const refresh = useRefresh();
  const teams = usePaged(['teams'], listTeams);
  const [conditions, setConditions] = useState<readonly RuleCondition[]>(rule?.conditions ?? []);
  const options = (teams.data?.items ?? [])
    .filter((team) => team.active || team.id === rule?.teamId)
    .map((team) => ({ value: team.id, label: team.name }));
  return (
    <FormDialog
      title={rule ? t('editOne', { name: rule.name }) : t('rules.create')}
      fields={[
        { key: 'name', kind: 'text', label: t('rules.name'), required: true, maxLength: 50 },
        {
          key: 'teamId',
          kind: 'select',
          label: t('rules.team'),
          required: true,
          empty: t('choose'),
          options,
        },
        { key: 'onlyOnShift', kind: 'switch', label: t('rules.onlyOnShiftLong'), wide: true },
      ]}
      initial={
        rule
          ? { name: rule.name, teamId: rule.teamId, onlyOnShift: rule.onlyOnShift }
          : { name: '', teamId: null, onlyOnShift: false }
      }
      version={rule?.version}
      onSave={(values, version) => {
        const body = { ...values, conditions: conditions.filter((condition) => !isIncomplete(condition)) };
        return rule ? updateRule(rule.id, { ...body, version }) : createRule(body);
      }}
      onSaved={() => {
        refresh('rules');
        onClose();
      }}
      onClose={onClose}
    >
      <ConditionsEditor conditions={conditions} lookups={lookups} onChange={setConditions} />
    </FormDialog>
  );
}
