import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DealDetail, GateField } from '../../api/deals';
import { parksQuery, peopleQuery } from '../../api/lookups';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { FACT_GROUPS, columnFields, factText, factsOf, type ColumnKey, type FactGroup } from './deal-fields';
import { EditDialog } from './edit-dialog';

const GROUPS = Object.keys(FACT_GROUPS) as readonly FactGroup[];
const BASE: readonly ColumnKey[] = ['name', 'company', 'parkId', 'needType'];

/** The deal's facts in blocks; each block opens its own short form. */
export function DealFacts({ deal }: { readonly deal: DealDetail }): ReactNode {
  const t = useT('deals');
  const queryClient = useQueryClient();
  const parks = useQuery({ ...parksQuery, enabled: deal.permissions.edit });
  const people = useQuery({ ...peopleQuery('agent'), enabled: deal.permissions.assign });
  const [edited, setEdited] = useState<FactGroup | 'base' | null>(null);

  const lookups = { parks: parks.data?.items ?? [], people: people.data?.items ?? [] };
  const baseKeys: readonly ColumnKey[] = deal.permissions.assign ? [...BASE, 'ownerId'] : BASE;
  const read = (group: FactGroup | 'base') => (from: DealDetail) =>
    group === 'base' ? columnFields(from, baseKeys, lookups, t) : factsOf(from, group);

  const saved = (): void => {
    setEdited(null);
    showToast({ text: t('saved') });
    void queryClient.invalidateQueries({ queryKey: ['deal', deal.id] });
    void queryClient.invalidateQueries({ queryKey: ['deals'] });
  };

  return (
    <>
      <section className="card" aria-label={t('group.base')}>
        <Head title={t('group.base')} canEdit={deal.permissions.edit} onEdit={() => setEdited('base')} />
        <dl className="facts">
          <Fact label={t('col.company')} value={deal.company} />
          <Fact
            label={t('contact')}
            value={[deal.contact.name, deal.contact.phone].filter(Boolean).join(' · ')}
          />
          <Fact label={t('col.parkId')} value={deal.park?.name} />
          <Fact
            label={t('col.needType')}
            value={deal.needType === null ? null : t(`common:needType.${deal.needType}`)}
          />
          <Fact label={t('col.ownerId')} value={deal.owner.name} />
          <Fact label={t('number')} value={deal.number} />
        </dl>
      </section>
      {GROUPS.map((group) => (
        <FactCard
          key={group}
          title={t(`group.${group}`)}
          facts={factsOf(deal, group)}
          canEdit={deal.permissions.edit}
          onEdit={() => setEdited(group)}
        />
      ))}
      {edited === null ? null : (
        <EditDialog
          title={t(`group.${edited}`)}
          deal={deal}
          read={read(edited)}
          onSaved={saved}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function Head(props: {
  readonly title: string;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
}): ReactNode {
  const t = useT('deals');
  return (
    <div className="card-head">
      <h2>{props.title}</h2>
      {props.canEdit ? (
        <button
          type="button"
          className="btn-link end"
          aria-label={t('edit', { what: props.title })}
          onClick={props.onEdit}
        >
          {t('common:edit')}
        </button>
      ) : null}
    </div>
  );
}

function FactCard(props: {
  readonly title: string;
  readonly facts: readonly GateField[];
  readonly canEdit: boolean;
  readonly onEdit: () => void;
}): ReactNode {
  const t = useT('deals');
  const filled = props.facts.filter((field) => factText(field, t) !== null);
  const rest = props.facts.length - filled.length;
  if (props.facts.length === 0) return null;
  return (
    <section className="card" aria-label={props.title}>
      <Head {...props} />
      {filled.length > 0 ? (
        <dl className="facts">
          {filled.map((field) => (
            <Fact
              key={field.key}
              label={field.label}
              value={factText(field, t)}
              wide={field.type === 'text'}
            />
          ))}
        </dl>
      ) : null}
      {rest > 0 ? (
        <p className="facts-rest">{filled.length === 0 ? t('facts.none') : t('facts.rest', { n: rest })}</p>
      ) : null}
    </section>
  );
}

function Fact(props: {
  readonly label: string;
  readonly value: string | null | undefined;
  readonly wide?: boolean;
}): ReactNode {
  const t = useT('deals');
  return (
    <div className={props.wide === true && (props.value?.length ?? 0) > 16 ? 'wide' : undefined}>
      <dt>{props.label}</dt>
      <dd>{props.value || <span className="facts-empty">{t('notFilled')}</span>}</dd>
    </div>
  );
}
