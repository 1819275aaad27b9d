import { useEffect, useState } from 'react';
import { OUTCOMES, type LeadDetail, type Outcome } from '../../api/leads';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { useErrorText } from '../../components/states';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { phoneText } from './phone-text';
import type { LeadActions } from './use-lead-actions';

/** The number, a link that dials, a code to dial from one's own phone, and then: how did it go. */
export function CallDialog(props: {
  readonly lead: LeadDetail;
  readonly actions: LeadActions;
  readonly onClose: () => void;
  readonly onOutcome: (outcome: Outcome) => void;
}) {
  const t = useT('lead');
  const errorText = useErrorText();
  const isPhone = useIsPhone();
  const { actions } = props;
  const { masked, reveal } = actions;
  const { mutate: revealNow } = reveal;
  useEffect(() => {
    // Looking at the number is written down by the server, so it is asked for only now.
    if (masked) revealNow();
  }, [masked, revealNow]);
  const phone = masked ? null : actions.phone;
  return (
    <Dialog title={t('call.title', { name: props.lead.contact ?? '' })} onClose={props.onClose}>
      {reveal.isError && (
        <p className="field-error" role="alert">
          {errorText(reveal.error)}
        </p>
      )}
      {phone !== null && (
        <div className="ld-call">
          <div>
            <p className="ld-callnumber">{phoneText(phone)}</p>
            <a className="btn btn-pri" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
              <Icon name="phone" />
              {t('action.call')}
            </a>
          </div>
          {!isPhone && <DialCode phone={phone} />}
        </div>
      )}
      <div className="ld-chips" role="group" aria-label={t('call.outcome')}>
        <span>{t('call.outcome')}</span>
        {OUTCOMES.map((outcome) => (
          <button key={outcome} type="button" className="chip" onClick={() => props.onOutcome(outcome)}>
            {t(`outcome.${outcome}`)}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

/** A code that a phone's camera turns into a call. Its library is loaded only here. */
function DialCode({ phone }: { readonly phone: string }) {
  const t = useT('lead');
  const [path, setPath] = useState<{ readonly d: string; readonly size: number } | null>(null);
  useEffect(() => {
    let alive = true;
    void import('qrcode').then(({ create }) => {
      const { data, size } = create(`tel:${phone.replaceAll(/[^\d+]/g, '')}`, {
        errorCorrectionLevel: 'M',
      }).modules;
      let d = '';
      data.forEach((dark, index) => {
        if (dark !== 0) d += `M${index % size} ${Math.floor(index / size)}h1v1h-1z`;
      });
      if (alive) setPath({ d, size });
    });
    return () => {
      alive = false;
    };
  }, [phone]);
  if (path === null) return <div className="ld-qr" />;
  return (
    <figure className="ld-qr">
      <svg viewBox={`-2 -2 ${path.size + 4} ${path.size + 4}`} role="img" aria-label={t('call.code')}>
        <path d={path.d} fill="#18212d" />
      </svg>
      <figcaption>{t('call.scan')}</figcaption>
    </figure>
  );
}
