import { useEffect, useRef, type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { can } from '../../access';
import { useMe } from '../../api/me';
import { REPORT_NAMES, type ReportName } from '../../api/reports';
import { useT } from '../../i18n';

interface Props {
  readonly current: ReportName | 'parse-errors';
  /** The filter stays when another report is chosen. */
  readonly search: string;
}

/** The reports side by side; how well texts are read only for those who look after it. */
export function ReportTabs({ current, search }: Props): ReactNode {
  const t = useT('reports');
  const me = useMe();
  const nav = useRef<HTMLElement>(null);
  // On a phone the reports are one line: the chosen one may stand far to the right.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  const names = [...REPORT_NAMES, ...(can(me.user, 'seeParser') ? (['parse-errors'] as const) : [])];
  return (
    <nav className="report-tabs" ref={nav} aria-label={t('title')}>
      {names.map((key) => (
        <NavLink
          key={key}
          to={{ pathname: `/reports/${key}`, search }}
          aria-current={key === current ? 'page' : undefined}
        >
          {t(`name.${key}`)}
        </NavLink>
      ))}
    </nav>
  );
}
