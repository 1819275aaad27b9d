import { useState, type FormEvent, type ReactNode } from 'react';
import { listParks } from '../../../api/admin';
import { ApiProblem } from '../../../api/problem';
import { makeArticleLink, type SiteDetail } from '../../../api/site-forms';
import { NEED_TYPES } from '../../../api/types';
import { useErrorText } from '../../../components/states';
import { showToast } from '../../../components/toasts';
import { useT } from '../../../i18n';
import { copyText } from '../../../copy-text';
import { FormControl, type FormField, type FormValues } from '../form-control';
import { usePaged } from '../section';

const BLANK: FormValues = { url: '', title: '', channel: '', parkId: null, needType: null, industry: '' };

/** 生成文章链接: what the article is about is signed into the link, so that it can't be forged to steer routing. */
export function ArticleLink({ site }: { readonly site: SiteDetail }): ReactNode {
  const t = useT('site-forms');
  const errorText = useErrorText();
  const parks = usePaged(['parks'], listParks);
  const [values, setValues] = useState(BLANK);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [link, setLink] = useState<string | null>(null);
  const active = (parks.data?.items ?? []).filter((park) => park.active);
  const fields: readonly FormField[] = [
    { key: 'url', kind: 'text', label: t('article.url'), required: true, maxLength: 1000, wide: true },
    { key: 'title', kind: 'text', label: t('article.articleTitle'), maxLength: 200, wide: true },
    { key: 'channel', kind: 'text', label: t('article.channel'), maxLength: 50 },
    {
      key: 'parkId',
      kind: 'select',
      label: t('field.region'),
      empty: t('article.none'),
      options: active.map((park) => ({ value: park.id, label: park.name })),
    },
    {
      key: 'needType',
      kind: 'select',
      label: t('field.needType'),
      empty: t('article.none'),
      options: NEED_TYPES.map((need) => ({ value: need, label: t(`common:needType.${need}`) })),
    },
    { key: 'industry', kind: 'text', label: t('field.use'), maxLength: 30 },
  ];
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const given = Object.entries(values).filter(([, value]) => value !== null && value !== '');
    try {
      const made = await makeArticleLink(site.id, Object.fromEntries(given) as { url: string });
      setFaults({});
      setLink(made.url);
    } catch (error) {
      setLink(null);
      const found = error instanceof ApiProblem ? error.errors : [];
      setFaults(Object.fromEntries(found.map((fault) => [fault.path, fault.message])));
      if (found.length === 0) showToast({ text: errorText(error), tone: 'bad' });
    }
  };
  const copy = async (): Promise<void> => {
    const done = link !== null && (await copyText(link));
    showToast(done ? { text: t('copied') } : { text: t('copyFailed'), tone: 'bad' });
  };
  return (
    <section className="card" aria-labelledby="article-title">
      <div className="card-head">
        <h2 id="article-title">{t('article.title')}</h2>
        <span className="aside">{t('article.hint')}</span>
      </div>
      <form className="designer-body" noValidate onSubmit={(event) => void make(event)}>
        <div className="form-grid site-form">
          {fields.map((field) => (
            <FormControl
              key={field.key}
              field={field}
              value={values[field.key]}
              error={faults[field.key]}
              onChange={(value) => setValues({ ...values, [field.key]: value })}
            />
          ))}
        </div>
        <p>
          <button type="submit" className="btn btn-pri" disabled={values.url === ''}>
            {t('article.make')}
          </button>
        </p>
        {link === null ? null : (
          <div role="status">
            <code className="admin-secret article-link">{link}</code>
            <button type="button" className="btn" onClick={() => void copy()}>
              {t('copy')}
            </button>
          </div>
        )}
      </form>
    </section>
  );
}
