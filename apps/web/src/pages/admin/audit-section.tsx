import { useState, type ReactNode } from 'react';
import { listAudit, type AuditEntry } from '../../api/admin';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { useT, type Translate } from '../../i18n';
import { AUDIT_ACTIONS, AUDIT_OBJECTS, auditActionKey } from './audit-actions';
import { PagedList, Section, usePaged } from './section';

/** What was done in words; an act that this console does not know yet keeps its code. */
function actionText(action: string, t: Translate): string {
  const key = auditActionKey(action);
  const text = t(key);
  return text === key ? action : text;
}

/** Who did what, newest first. */
export function AuditSection(): ReactNode {
  const t = useT('audit');
  const [objectType, setObjectType] = useState('');
  const [action, setAction] = useState('');
  const entries = usePaged(['audit', objectType, action], (cursor) =>
    listAudit({ objectType: objectType || undefined, action: action || undefined, cursor }),
  );
  const columns: readonly DataColumn<AuditEntry>[] = [
    { key: 'at', title: t('at'), cell: (row) => <DateText at={row.at} /> },
    {
      key: 'actor',
      title: t('actor'),
      cell: (row) => (
        <>
          {row.actor?.name ?? t('system')}
          {row.actorRole === null ? null : ` · ${t(`common:role.${row.actorRole}`)}`}
        </>
      ),
    },
    {
      key: 'action',
      title: t('action'),
      cell: (row) => <span title={row.action}>{actionText(row.action, t)}</span>,
    },
    { key: 'object', title: t('object'), cell: (row) => <ObjectCell entry={row} /> },
    {
      key: 'data',
      title: t('data'),
      width: 360,
      cell: (row) =>
        Object.keys(row.data).length === 0 ? null : (
          <details className="audit-data">
            <summary>{t('show')}</summary>
            <pre>{JSON.stringify(row.data, null, 2)}</pre>
          </details>
        ),
    },
  ];
  return (
    <Section
      title={t('admin:section.audit')}
      hint={t('hint')}
      actions={
        <>
          <select
            className="select admin-search"
            aria-label={t('object')}
            value={objectType}
            onChange={(event) => setObjectType(event.target.value)}
          >
            <option value="">{t('anyObject')}</option>
            {AUDIT_OBJECTS.map((type) => (
              <option key={type} value={type}>
                {t(`object.${type}`)}
              </option>
            ))}
          </select>
          <select
            className="select admin-search"
            aria-label={t('action')}
            value={action}
            onChange={(event) => setAction(event.target.value)}
          >
            <option value="">{t('anyAction')}</option>
            {AUDIT_ACTIONS.map((code) => (
              <option key={code} value={code}>
                {actionText(code, t)}
              </option>
            ))}
          </select>
        </>
      }
    >
      <PagedList list={entries} empty={t('empty')} emptyHint={t('emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('admin:section.audit')}>
            <DataTable
              label={t('admin:section.audit')}
              columns={columns}
              rows={items}
              rowKey={(row) => row.id}
            />
          </div>
        )}
      </PagedList>
    </Section>
  );
}

function ObjectCell({ entry }: { readonly entry: AuditEntry }): ReactNode {
  const t = useT('audit');
  const name = AUDIT_OBJECTS.includes(entry.objectType) ? t(`object.${entry.objectType}`) : entry.objectType;
  if (entry.objectId === null) return name;
  const path = entry.objectType === 'lead' ? 'leads' : entry.objectType === 'deal' ? 'deals' : null;
  if (path === null) return name;
  return <a href={`/${path}/${entry.objectId}`}>{name}</a>;
}
