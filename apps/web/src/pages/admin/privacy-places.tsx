import type { ReactNode } from 'react';
import { tellRecipient, type PrivacyRequestDetail } from '../../api/privacy';
import { DataTable, type DataColumn } from '../../components/data-table';
import { DateText } from '../../components/date-text';
import { useT, type Translate } from '../../i18n';
import { NAMED_PLACES } from './privacy-place-names';
import { useChange } from './section';

type Place = PrivacyRequestDetail['places'][number];
type Disclosure = PrivacyRequestDetail['disclosures'][number];

const placeName = (place: string, t: Translate): string =>
  NAMED_PLACES.includes(place) ? t(`place.${place}`) : t('place.other', { name: place });

/** What is held where, what erasing does to it, and what stays; after an erasure, what was done. */
export function PlaceTable(props: {
  readonly places: readonly Place[];
  readonly erased: Readonly<Record<string, number>>;
}): ReactNode {
  const t = useT('privacy');
  const done = Object.entries(props.erased).map(([place, count]) => ({ place, count }));
  const columns: readonly DataColumn<Place>[] = [
    { key: 'place', title: t('place'), cell: (row) => placeName(row.place, t) },
    { key: 'count', title: t('count'), align: 'end', cell: (row) => row.count },
    { key: 'effect', title: t('effect'), cell: (row) => t(`effect.${row.effect}`) },
    { key: 'keeps', title: t('keeps'), cell: (row) => (row.keeps === null ? null : t(`keeps.${row.keeps}`)) },
  ];
  if (done.length > 0) {
    return (
      <section className="card admin-card" aria-label={t('erased')}>
        <div className="card-head">
          <h2>{t('erased')}</h2>
        </div>
        <div className="dt-wrap" tabIndex={0} role="group" aria-label={t('erased')}>
          <DataTable
            label={t('erased')}
            columns={[
              { key: 'place', title: t('place'), cell: (row) => placeName(row.place, t) },
              { key: 'count', title: t('count'), align: 'end', cell: (row) => row.count },
            ]}
            rows={done}
            rowKey={(row) => row.place}
          />
        </div>
      </section>
    );
  }
  return (
    <section className="card admin-card" aria-label={t('places')}>
      <div className="card-head">
        <h2>{t('places')}</h2>
        <span className="aside">{t('placesHint')}</span>
      </div>
      {props.places.length === 0 ? (
        <p className="admin-none">{t('placesNone')}</p>
      ) : (
        <div className="dt-wrap" tabIndex={0} role="group" aria-label={t('places')}>
          <DataTable label={t('places')} columns={columns} rows={props.places} rowKey={(row) => row.place} />
        </div>
      )}
    </section>
  );
}

/** Who received the person's data, and whether they were told of a withdrawal. */
export function DisclosureTable(props: {
  readonly request: PrivacyRequestDetail;
  readonly mayWrite: boolean;
}): ReactNode {
  const t = useT('privacy');
  const change = useChange();
  const { request, mayWrite } = props;
  const columns: readonly DataColumn<Disclosure>[] = [
    { key: 'recipient', title: t('recipient'), cell: (row) => row.recipient },
    { key: 'purpose', title: t('purpose'), cell: (row) => row.purpose },
    { key: 'what', title: t('what'), cell: (row) => row.categories.join(' · ') },
    { key: 'at', title: t('at'), cell: (row) => <DateText at={row.at} /> },
    {
      key: 'told',
      title: t('told'),
      cell: (row) =>
        row.toldAt === null ? (
          mayWrite ? (
            <button
              type="button"
              className="btn btn-sm"
              aria-label={t('tellOne', { name: row.recipient })}
              onClick={() => void change(() => tellRecipient(request.id, row.id), { refresh: ['privacy'] })}
            >
              {t('tell')}
            </button>
          ) : null
        ) : (
          <DateText at={row.toldAt} />
        ),
    },
  ];
  return (
    <section className="card admin-card" aria-label={t('disclosures')}>
      <div className="card-head">
        <h2>{t('disclosures')}</h2>
        <span className="aside">{t('disclosuresHint')}</span>
      </div>
      {request.disclosures.length === 0 ? (
        <p className="admin-none">{t('disclosuresNone')}</p>
      ) : (
        <div className="dt-wrap" tabIndex={0} role="group" aria-label={t('disclosures')}>
          <DataTable
            label={t('disclosures')}
            columns={columns}
            rows={request.disclosures}
            rowKey={(row) => row.id}
          />
        </div>
      )}
    </section>
  );
}
