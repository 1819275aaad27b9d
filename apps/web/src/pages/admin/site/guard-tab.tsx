import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { getGuard, switchGuard, type GuardMode, type SiteGuard } from '../../../api/site-forms';
import { DateText } from '../../../components/date-text';
import { ErrorState, Loading, Skeleton } from '../../../components/states';
import { Tag } from '../../../components/tag';
import { useT } from '../../../i18n';
import { useChange, useMay } from '../section';
import type { SitePart } from './site-part';

const MODES: readonly GuardMode[] = ['auto', 'on', 'off'];

/** Whether the form asks the browser for a proof of work: by load, always or never. */
export function GuardTab({ site }: SitePart): ReactNode {
  const guard = useQuery({
    queryKey: ['admin', 'site-guard', site.id],
    queryFn: () => getGuard(site.id),
  });
  if (guard.isPending) {
    return (
      <Loading>
        <Skeleton height={240} />
      </Loading>
    );
  }
  if (!guard.data) return <ErrorState error={guard.error} onRetry={() => void guard.refetch()} />;
  return <GuardCard siteId={site.id} guard={guard.data} />;
}

function GuardCard({ siteId, guard }: { readonly siteId: string; readonly guard: SiteGuard }): ReactNode {
  const t = useT('site-forms');
  const mayWrite = useMay('sites.write');
  const change = useChange();
  const [chosen, setChosen] = useState<GuardMode | null>(null);
  const choose = async (mode: GuardMode): Promise<void> => {
    setChosen(mode);
    await change(() => switchGuard(siteId, mode, guard.version), { refresh: ['site-guard'] });
    setChosen(null);
  };
  return (
    <div className="site-stack">
      <section className="card" aria-labelledby="guard-title">
        <div className="card-head">
          <h2 id="guard-title">{t('guard.title')}</h2>
          <span className="aside">{t('guard.hint')}</span>
        </div>
        <div className="designer-body">
          <p className="guard-now">
            <Tag tone={guard.guarded ? 'warn' : 'ok'}>
              {guard.guarded ? t('guard.asks') : t('guard.asksNot')}
            </Tag>
            {guard.guarded && guard.guardedUntil !== null ? (
              <span>
                {t('guard.until')} <DateText at={guard.guardedUntil} />
              </span>
            ) : null}
          </p>
          <fieldset className="guard-modes" disabled={!mayWrite || chosen !== null}>
            <legend className="sr-only">{t('guard.title')}</legend>
            {MODES.map((mode) => (
              <label key={mode}>
                <input
                  type="radio"
                  name="guard-mode"
                  checked={(chosen ?? guard.mode) === mode}
                  onChange={() => void choose(mode)}
                />
                <span>
                  {t(`guard.${mode}`)}
                  <small>{t(`guard.${mode}Hint`, { mark: guard.perMinuteMark })}</small>
                </span>
              </label>
            ))}
          </fieldset>
        </div>
      </section>
    </div>
  );
}
