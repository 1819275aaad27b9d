import type { ReactNode } from 'react';
import { faultsUrl, type ImportJob } from '../../api/imports';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';

type Fault = ImportJob['errors'][number];

/** The first faulty rows with their reasons, and all of them as a workbook. */
export function FaultTable({ job, mine }: { readonly job: ImportJob; readonly mine: boolean }): ReactNode {
  const t = useT('imports');
  if (job.errors.length === 0) return null;
  const shown = job.errors.length;
  const title = t(shown < job.counts.errors ? 'faults.first' : 'faults.title', { n: shown });
  const columns: readonly DataColumn<Fault>[] = [
    {
      key: 'row',
      title: t('faults.row'),
      cell: (fault) => <RowNumber row={fault.row} label={t('faults.row')} />,
    },
    { key: 'reason', title: t('faults.reason'), cell: (fault) => fault.message },
    {
      key: 'cells',
      title: t('faults.cells'),
      width: 480,
      cell: (fault) => (
        <span className="dt-cut">{fault.cells.filter((cell) => cell !== '').join(' · ') || '—'}</span>
      ),
    },
  ];
  return (
    <section className="card im-wide">
      <div className="card-head">
        <h2>{title}</h2>
        {mine ? (
          <a className="btn btn-sm end" href={faultsUrl(job.id)} download>
            <Icon name="download" />
            {t('faults.download')}
          </a>
        ) : null}
      </div>
      <div className="dt-wrap im-faults" tabIndex={0} role="group" aria-label={title}>
        <DataTable
          label={t('count.errors')}
          columns={columns}
          rows={job.errors}
          rowKey={(fault) => String(fault.row)}
        />
      </div>
    </section>
  );
}

/** On a phone the table's first column has no head to say what the number is. */
function RowNumber({ row, label }: { readonly row: number; readonly label: string }): ReactNode {
  return (
    <span>
      <span className="im-rowlabel">{label} </span>
      {row}
    </span>
  );
}
