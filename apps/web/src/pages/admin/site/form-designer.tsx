import { useState, type ReactNode } from 'react';
import type { LocaleCode } from '../../../api/types';
import { ErrorState, Loading, Skeleton } from '../../../components/states';
import { useT } from '../../../i18n';
import { useMay } from '../section';
import { DesignLook } from './design-look';
import { DesignOptions } from './design-options';
import { FieldList } from './field-list';
import { FormPreview } from './form-preview';
import { PublishBar } from './publish-bar';
import type { SitePart } from './site-part';
import { useFormDraft } from './use-form-draft';
import { VersionList } from './version-list';

/** The designer: what the form asks on the left, the form itself on the right. The draft saves itself. */
export function FormDesigner({ site }: SitePart): ReactNode {
  const t = useT('site-forms');
  const mayWrite = useMay('sites.write');
  const draft = useFormDraft(site.id);
  const [locale, setLocale] = useState<LocaleCode>('zh-CN');
  const { form, definition } = draft;
  if (form.isPending) {
    return (
      <Loading>
        <Skeleton height={480} />
      </Loading>
    );
  }
  if (!form.data || !definition) return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
  const set = (changes: Partial<typeof definition>): void => draft.change({ ...definition, ...changes });
  return (
    <>
      <PublishBar siteId={site.id} form={form.data} draft={draft} mayWrite={mayWrite} />
      <div className="designer">
        <fieldset className="designer-left" disabled={!mayWrite}>
          <legend className="sr-only">{t('tab.form')}</legend>
          <FieldList
            fields={definition.fields}
            error={draft.faults.fields}
            onChange={(fields) => set({ fields })}
          />
          <DesignOptions
            definition={definition}
            bandLimits={form.data.bandLimits}
            faults={draft.faults}
            onChange={set}
          />
          <DesignLook
            definition={definition}
            faults={draft.faults}
            notices={form.data.noticeVersions}
            siteHotline={site.hotline}
            locale={locale}
            onLocale={setLocale}
            onChange={set}
          />
        </fieldset>
        <div className="designer-right">
          <FormPreview siteId={site.id} rev={draft.rev} locale={locale} onLocale={setLocale} />
        </div>
      </div>
      <VersionList
        siteId={site.id}
        current={form.data.published?.number ?? null}
        draft={draft}
        mayWrite={mayWrite}
      />
    </>
  );
}
