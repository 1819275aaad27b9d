import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { createSite, listParks, listSites, siteQrUrl, updateSite, type Site } from '../../api/admin';
import { Icon } from '../../components/icon';
import { Tag } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { copyText } from '../../copy-text';
import type { FormField, FormValues } from './form-control';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useMay, usePaged, useRefresh } from './section';

/** Sites: the public form's link and QR code, and what the form says. */
export function SitesSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('sites.write');
  const refresh = useRefresh();
  const [open, setOpen] = useState<Site | 'new' | null>(null);
  const sites = usePaged(['sites'], listSites);
  const parks = usePaged(['parks'], listParks);
  const close = (): void => setOpen(null);
  const parkItems = parks.data?.items ?? [];
  const site = open === 'new' ? null : open;

  const fields: readonly FormField[] = [
    { key: 'name', kind: 'text', label: t('sites.name'), required: true, maxLength: 100 },
    ...(site
      ? []
      : [
          {
            key: 'key',
            kind: 'text',
            label: t('sites.key'),
            hint: t('sites.keyHint'),
            maxLength: 40,
          } as const,
        ]),
    {
      key: 'parkId',
      kind: 'select',
      label: t('sites.park'),
      empty: t('sites.anyPark'),
      options: parkItems.map((park) => ({ value: park.id, label: park.name })),
    },
    { key: 'hotline', kind: 'text', type: 'tel', label: t('sites.hotline'), maxLength: 30 },
    ...(site ? [{ key: 'active', kind: 'switch', label: t('sites.active'), wide: true } as const] : []),
  ];

  return (
    <Section
      title={t('section.sites')}
      hint={t('sites.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen('new')}>
            {t('sites.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={sites} empty={t('sites.empty')}>
        {(items) => (
          <ul className="site-cards">
            {items.map((item) => (
              <SiteCard
                key={item.id}
                site={item}
                park={parkItems.find((park) => park.id === item.parkId)?.name ?? t('sites.anyPark')}
                onEdit={mayWrite ? () => setOpen(item) : undefined}
              />
            ))}
          </ul>
        )}
      </PagedList>
      {open === null ? null : (
        <FormDialog
          title={site ? t('editOne', { name: site.name }) : t('sites.create')}
          fields={fields}
          initial={initialOf(site)}
          version={site?.version}
          onSave={(values, version) =>
            site
              ? updateSite(site.id, { ...blanksAsNull(values), version })
              : createSite(withoutBlanks(values))
          }
          onSaved={() => {
            refresh('sites');
            close();
          }}
          onClose={close}
        />
      )}
    </Section>
  );
}

function SiteCard(props: {
  readonly site: Site;
  readonly park: string;
  readonly onEdit: (() => void) | undefined;
}): ReactNode {
  const t = useT('admin');
  const { site, park, onEdit } = props;
  const copy = async (): Promise<void> => {
    showToast(
      (await copyText(site.formUrl)) ? { text: t('copied') } : { text: t('copyFailed'), tone: 'bad' },
    );
  };
  return (
    <li className="card site-card">
      <img
        src={siteQrUrl(site.id)}
        width={112}
        height={112}
        alt={t('sites.qrOf', { name: site.name })}
        loading="lazy"
      />
      <div>
        <p className="site-name">
          <b>{site.name}</b>{' '}
          <Tag tone={site.active ? 'ok' : 'mute'}>{site.active ? t('sites.open') : t('sites.closed')}</Tag>
        </p>
        <p className="site-facts">{[park, site.hotline, site.heading].filter(Boolean).join(' · ')}</p>
        <p className="site-link">
          <a href={site.formUrl} target="_blank" rel="noreferrer">
            {site.formUrl} <Icon name="open" />
          </a>
        </p>
        <p className="site-actions">
          <button type="button" className="btn btn-sm" onClick={() => void copy()}>
            <Icon name="copy" /> {t('sites.copyLink')}
          </button>
          <a className="btn btn-sm" href={siteQrUrl(site.id)} download={`${site.key}.svg`}>
            {t('sites.downloadQr')}
          </a>
          <Link
            className="btn btn-sm"
            to={`/admin/sites/${site.id}`}
            aria-label={t('sites.designOne', { name: site.name })}
          >
            {t('sites.design')}
          </Link>
          {onEdit ? (
            <button
              type="button"
              className="btn btn-sm"
              aria-label={t('editOne', { name: site.name })}
              onClick={onEdit}
            >
              {t('common:edit')}
            </button>
          ) : null}
        </p>
      </div>
    </li>
  );
}

function initialOf(site: Site | null): FormValues {
  if (site === null) return { name: '', key: '', parkId: null, hotline: '' };
  const { name, parkId, hotline, active } = site;
  return { name, parkId, hotline, active };
}

function blanksAsNull(values: FormValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === '' ? null : value]));
}

function withoutBlanks(values: FormValues): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));
}
