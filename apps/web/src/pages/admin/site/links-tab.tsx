import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { createChannel, listChannels, qrUrl, updateChannel, type SiteChannel } from '../../../api/site-forms';
import { Icon } from '../../../components/icon';
import { Tag } from '../../../components/tag';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { copyText } from '../../../copy-text';
import { PagedList, useChange, useMay, usePaged } from '../section';
import { ArticleLink } from './article-link';
import { LinkKey } from './link-key';
import type { SitePart } from './site-part';

/** Links to the form: one for each place it is put, one for each article, and the key for other programs. */
export function LinksTab({ site }: SitePart): ReactNode {
  const t = useT('site-forms');
  const mayWrite = useMay('sites.write');
  const mayLink = useMay('sites.link');
  const channels = usePaged(['site-channels', site.id], (cursor) => listChannels(site.id, cursor));
  return (
    <div className="site-stack">
      <section className="card" aria-labelledby="channels-title">
        <div className="card-head">
          <h2 id="channels-title">{t('channels.title')}</h2>
          <span className="aside">{t('channels.hint')}</span>
        </div>
        {mayWrite ? <NewChannel siteId={site.id} /> : null}
        <ul className="admin-rows">
          <LinkRow
            siteId={site.id}
            channelId={null}
            name={t('channels.site')}
            url={site.formUrl}
            file={site.key}
          />
        </ul>
        <PagedList list={channels} empty={t('channels.empty')} emptyHint={t('channels.emptyHint')}>
          {(items) => (
            <ul className="admin-rows channel-rows">
              {items.map((channel) => (
                <LinkRow
                  key={channel.id}
                  siteId={site.id}
                  channelId={channel.id}
                  name={channel.name}
                  url={channel.url}
                  file={`${site.key}-${channel.code}`}
                  channel={channel}
                  mayWrite={mayWrite}
                />
              ))}
            </ul>
          )}
        </PagedList>
      </section>
      {mayLink ? <ArticleLink site={site} /> : null}
      {mayWrite ? <LinkKey siteId={site.id} /> : null}
    </div>
  );
}

function NewChannel({ siteId }: { readonly siteId: string }): ReactNode {
  const t = useT('site-forms');
  const change = useChange();
  const [name, setName] = useState('');
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    const done = await change(() => createChannel(siteId, name.trim()), { refresh: ['site-channels'] });
    if (done) setName('');
  };
  return (
    <form className="channel-new" onSubmit={(event) => void add(event)}>
      <input
        className="input"
        aria-label={t('channels.name')}
        placeholder={t('channels.placeholder')}
        maxLength={50}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="btn btn-pri" disabled={name.trim() === ''}>
        {t('channels.add')}
      </button>
    </form>
  );
}

/** One link with its code in both forms, its poster, and for a channel its switch. */
function LinkRow(props: {
  readonly siteId: string;
  readonly channelId: string | null;
  readonly name: string;
  readonly url: string;
  readonly file: string;
  readonly channel?: SiteChannel;
  readonly mayWrite?: boolean;
}): ReactNode {
  const t = useT('site-forms');
  const change = useChange();
  const { siteId, channelId, name, url, file, channel } = props;
  const copy = async (): Promise<void> => {
    const done = await copyText(url);
    showToast(done ? { text: t('copied') } : { text: t('copyFailed'), tone: 'bad' });
  };
  const poster = `/admin/sites/${siteId}/poster${channelId === null ? '' : `?channel=${channelId}`}`;
  return (
    <li className="link-row">
      <img
        src={qrUrl(siteId, channelId, 'svg')}
        width={72}
        height={72}
        alt={t('channels.qrOf', { name })}
        loading="lazy"
      />
      <div>
        <b>{name}</b> {channel?.active === false ? <Tag>{t('channels.off')}</Tag> : null}
        <p className="link-url">{url}</p>
      </div>
      <span className="link-actions">
        <button
          type="button"
          className="btn btn-sm"
          aria-label={t('copyOf', { name })}
          onClick={() => void copy()}
        >
          <Icon name="copy" /> {t('copy')}
        </button>
        <a
          className="btn btn-sm"
          href={qrUrl(siteId, channelId, 'png')}
          download={`${file}.png`}
          aria-label={t('downloadOf', { name, kind: 'PNG' })}
        >
          PNG
        </a>
        <a
          className="btn btn-sm"
          href={qrUrl(siteId, channelId, 'svg')}
          download={`${file}.svg`}
          aria-label={t('downloadOf', { name, kind: 'SVG' })}
        >
          SVG
        </a>
        <Link className="btn btn-sm" to={poster} aria-label={t('posterOf', { name })}>
          {t('poster')}
        </Link>
        {channel && props.mayWrite === true ? (
          <button
            type="button"
            className="btn btn-sm"
            aria-label={t(channel.active ? 'channels.stopOne' : 'channels.startOne', { name })}
            onClick={() =>
              void change(
                () =>
                  updateChannel(siteId, channel.id, { active: !channel.active, version: channel.version }),
                { refresh: ['site-channels'] },
              )
            }
          >
            {t(channel.active ? 'channels.stop' : 'channels.start')}
          </button>
        ) : null}
      </span>
    </li>
  );
}
