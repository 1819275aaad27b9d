import { Suspense, lazy, useState, type ReactNode } from 'react';
import type { ReportFilter, ReportRow } from '../../api/reports';
import { useT } from '../../i18n';

const ClockRowsDialog = lazy(() =>
  import('./clock-rows-dialog').then((file) => ({ default: file.ClockRowsDialog })),
);

/** What the clocks behind a figure have in common; absent: all of the group. */
const RESULT_OF: Readonly<Record<string, string | undefined>> = {
  leads: undefined,
  onTime: 'on_time',
  late: 'late',
};

/** Whether a figure of the report can be opened. */
export const opensRows = (figure: string): boolean => figure in RESULT_OF;

/** A number that opens the clocks it counts. */
export function ClockFigure(props: {
  readonly row: ReportRow;
  readonly figure: string;
  readonly text: string;
  readonly filter: ReportFilter;
}): ReactNode {
  const t = useT('reports');
  const [isOpen, setIsOpen] = useState(false);
  const { row, figure, text, filter } = props;
  const title = t(`figure.sla.${figure}`);
  return (
    <>
      <button
        type="button"
        className="btn-link"
        aria-label={`${text} ${t('clockRows.open', { name: row['name'] ?? '', figure: title })}`}
        onClick={() => setIsOpen(true)}
      >
        {text}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <ClockRowsDialog
            filter={{ ...filter, group: String(row['key'] ?? ''), result: RESULT_OF[figure] }}
            title={t('clockRows.title', {
              kind: t(`clock.${filter.clock ?? 'first_response'}`),
              figure: title,
            })}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
