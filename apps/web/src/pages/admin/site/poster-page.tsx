import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { getSiteForm, listChannels, qrUrl } from '../../../api/site-forms';
import { ErrorState, Loading, Skeleton } from '../../../components/states';
import { useT } from '../../../i18n';
import { drawBusinessCard, drawLongPicture, type PosterTexts } from './long-picture';
import type { SitePart } from './site-part';

/** A poster to print (A4) and a long picture for phones, with the code of one channel. */
export function PosterPage({ site }: SitePart): ReactNode {
  const t = useT('site-forms');
  const [params] = useSearchParams();
  const wanted = params.get('channel');
  const form = useQuery({ queryKey: ['admin', 'site-form', site.id], queryFn: () => getSiteForm(site.id) });
  const channels = useQuery({
    queryKey: ['admin', 'site-channels-all', site.id],
    queryFn: () => listChannels(site.id),
    enabled: wanted !== null,
  });
  if (form.isPending || (wanted !== null && channels.isPending)) {
    return (
      <Loading>
        <Skeleton height={480} />
      </Loading>
    );
  }
  if (!form.data) return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  const channel = channels.data?.items.find((known) => known.id === wanted) ?? null;
  const { definition } = form.data.draft;
  const texts: PosterTexts = {
    heading: definition.texts['zh-CN'].heading || t('poster.heading'),
    intro: definition.texts['zh-CN'].intro || t('poster.intro'),
    scan: t('poster.scan'),
    press: t('poster.press'),
    hotline: definition.hotline ?? site.hotline,
    hotlineLabel: t('look.hotline'),
    cardScan: t('poster.cardScan'),
    place: channel === null ? site.name : `${site.name} · ${channel.name}`,
  };
  const channelId = channel?.id ?? null;
  return (
    <div className="posters">
      <section aria-labelledby="a4-title">
        <div className="poster-head">
          <h2 id="a4-title">{t('poster.a4')}</h2>
          <button type="button" className="btn btn-pri" onClick={() => window.print()}>
            {t('poster.print')}
          </button>
        </div>
        <div className="poster-a4">
          <p className="poster-heading">{texts.heading}</p>
          <p className="poster-intro">{texts.intro}</p>
          <img
            className="poster-qr"
            src={qrUrl(site.id, channelId, 'svg')}
            alt={t('channels.qrOf', { name: texts.place })}
          />
          <p className="poster-scan">{texts.scan}</p>
          {texts.hotline === null ? null : (
            <p className="poster-hotline">
              {texts.hotlineLabel} {texts.hotline}
            </p>
          )}
          <p className="poster-place">{texts.place}</p>
        </div>
      </section>
      <div className="site-stack">
        <Picture kind="card" texts={texts} qr={qrUrl(site.id, channelId, 'png')} />
        <Picture kind="long" texts={texts} qr={qrUrl(site.id, channelId, 'png')} />
      </div>
    </div>
  );
}

const DRAWN = { long: drawLongPicture, card: drawBusinessCard } as const;

/** Drawn here into a real picture: WeChat saves an <img> on a long press, and blocks downloads. */
function Picture(props: {
  readonly kind: keyof typeof DRAWN;
  readonly texts: PosterTexts;
  readonly qr: string;
}): ReactNode {
  const t = useT('site-forms');
  const { kind, texts, qr } = props;
  const [picture, setPicture] = useState<string | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  const key = JSON.stringify(texts);
  useEffect(() => {
    let isGone = false;
    DRAWN[kind](JSON.parse(key) as PosterTexts, qr).then(
      (made) => {
        if (!isGone) setPicture(made);
      },
      () => {
        if (!isGone) setIsBroken(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [kind, key, qr]);
  return (
    <section aria-labelledby={`${kind}-title`}>
      <div className="poster-head">
        <h2 id={`${kind}-title`}>{t(`poster.${kind}`)}</h2>
        {picture === null ? null : (
          <a
            className="btn"
            href={picture}
            download={`${kind === 'card' ? 'card' : 'poster'}.png`}
            aria-label={t('poster.saveOf', { name: t(`poster.${kind}`) })}
          >
            {t('poster.save')}
          </a>
        )}
      </div>
      <p className="field-hint">{t(`poster.${kind}Hint`)}</p>
      {isBroken ? <p role="alert">{t('poster.broken')}</p> : null}
      {picture === null ? null : (
        <img
          className={`poster-long poster-${kind}`}
          src={picture}
          alt={t(`poster.${kind}Of`, { name: texts.place })}
        />
      )}
    </section>
  );
}
