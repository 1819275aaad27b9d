import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { can } from '../access';
import { missingYearsQuery } from '../api/clocks';
import { useMe } from '../api/me';
import { useT } from '../i18n';

/** Tells administrators that clocks run in a year whose holidays nobody has entered. */
export function CalendarBanner() {
  const t = useT('shell');
  const me = useMe();
  const mends = can(me.user, 'administer');
  const years = useQuery({ ...missingYearsQuery, enabled: mends }).data?.years ?? [];
  if (!mends || years.length === 0) return null;
  return (
    <p className="notice notice-warn sh-offline">
      {t('calendar.missing', { years: years.join(t('common:listSeparator')) })}{' '}
      <Link to="/admin/calendar">{t('calendar.enter')}</Link>
    </p>
  );
}
