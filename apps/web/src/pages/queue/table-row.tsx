import { memo, type ReactNode } from 'react';
import type { Lead } from '../../api/types';
import { LeadTagMark } from '../../components/lead-tag';
import { NoteHitText } from '../../components/note-hit';
import { clockValue } from '../../components/sla-chip';
import { formatNumber } from '../../format';
import type { Translate } from '../../i18n';
import { clockText } from '../../time/clock-text';
import { relativeDay } from '../../time/format-time';
import { useTicking } from '../../time/ticker';
import { areaOf, taxOf } from '../lead/demand';
import { phoneText } from '../lead/phone-text';
import { COLUMNS, type placed } from './table-columns';

export type PlacedColumn = ReturnType<typeof placed>[number];

interface Props {
  readonly lead: Lead;
  readonly columns: readonly PlacedColumn[];
  readonly index: number;
  readonly height: number;
  /** The column in which this row has the focus; null when another row has it. */
  readonly at: PlacedColumn['key'] | null;
  readonly checked: boolean;
  readonly gone: boolean;
  /** The column under the editor, which covers its cell. */
  readonly editor: ReactNode;
  readonly t: Translate;
}

/** One line of the table: plain cells without state; clicks and keys are the table's, hover and focus the style sheet's. */
export const TableRow = memo(function TableRow({
  lead,
  columns,
  index,
  height,
  at,
  checked,
  gone,
  editor,
  t,
}: Props) {
  return (
    <div
      role="row"
      className={gone ? 'qt-row q-gone' : 'qt-row'}
      data-id={lead.id}
      aria-rowindex={index + 2}
      aria-selected={checked}
      style={{ transform: `translateY(${index * height}px)` }}
    >
      <div role="gridcell" className="qt-cell qt-check">
        <input
          type="checkbox"
          readOnly
          tabIndex={-1}
          checked={checked}
          aria-label={t('row.select', { name: lead.company ?? lead.number })}
        />
      </div>
      {columns.map((column) => (
        <div
          key={column.key}
          role="gridcell"
          className={cellClass(column)}
          data-col={column.key}
          tabIndex={at === column.key ? 0 : -1}
          style={column.left === null ? undefined : { left: column.left }}
        >
          {at === column.key && editor !== null ? editor : cell(lead, column.key, t)}
        </div>
      ))}
    </div>
  );
});

export function cellClass(column: PlacedColumn): string {
  const right = COLUMNS[column.key].right === true ? ' qt-right' : '';
  return column.left === null ? `qt-cell${right}` : `qt-cell qt-frozen${right}`;
}

function cell(lead: Lead, key: PlacedColumn['key'], t: Translate): ReactNode {
  const none = t('common:none');
  switch (key) {
    case 'number':
      return lead.number;
    case 'company':
      return lead.noteHit === undefined ? (
        (lead.company ?? none)
      ) : (
        <>
          {lead.company ?? none}{' '}
          <span className="qt-note">
            <NoteHitText hit={lead.noteHit} />
          </span>
        </>
      );
    case 'contact':
      return lead.contact ?? none;
    case 'phone':
      return lead.phone === null ? none : phoneText(lead.phone);
    case 'needType':
      return lead.needType === null ? none : t(`common:needType.${lead.needType}`);
    case 'area':
      return areaOf(lead) ?? none;
    case 'use':
      return lead.use ?? none;
    case 'industry':
      return lead.industry ?? none;
    case 'tax':
      return taxOf({ ...lead, taxText: null }) ?? none;
    case 'status':
      return t(`common:leadStatus.${lead.status}`);
    case 'clock':
      return <ClockCell lead={lead} t={t} />;
    case 'nextFollowUpAt':
      return <Moment at={lead.nextFollowUpAt} none={none} />;
    case 'owner':
      return lead.owner?.name ?? t('row.noOwner');
    case 'park':
      return lead.park?.name ?? none;
    case 'source':
      return lead.source ?? t(`common:channel.${lead.channel}`);
    case 'score':
      return formatNumber(lead.score);
    case 'completeness':
      return `${lead.completeness} / 6`;
    case 'tags':
      return lead.tags.length === 0 ? none : lead.tags.map((tag) => <LeadTagMark key={tag.id} tag={tag} />);
    case 'createdAt':
      return <Moment at={lead.createdAt} none={none} />;
    case 'poolReason':
      return lead.pool === null ? none : poolReason(lead.pool, t);
    case 'previousOwner':
      return lead.pool?.previousOwner?.name ?? none;
    case 'pooledAt':
      return <Moment at={lead.pool?.since ?? null} none={none} />;
  }
}

/** How it came there, and the words that were given for it. */
function poolReason({ kind, reason }: NonNullable<Lead['pool']>, t: Translate): string {
  const how = t(`common:poolReason.${kind}`);
  return reason === null || reason === '' ? how : `${how} · ${reason}`;
}

function ClockCell({ lead, t }: { readonly lead: Lead; readonly t: Translate }) {
  const packed = useTicking((now) => {
    const text = clockText(lead.clock, lead.sla.state, now);
    return `${text.tone}|${t(`common:clock.${text.label}`)} ${clockValue(text.value, (key, facts) => t(`common:${key}`, facts))}`;
  });
  const [tone, text] = packed.split('|');
  return <span className={`qt-clock sla-${tone}`}>{text}</span>;
}

function Moment({ at, none }: { readonly at: string | null; readonly none: string }) {
  const text = useTicking((now) => (at === null ? none : relativeDay(Date.parse(at), now)));
  return text;
}
