import { useMe } from '../api/me';
import { useT } from '../i18n';
import { Icon } from './icon';

/** In a demo workspace the way to the page on which an inquiry begins, in a tab of its own; nothing anywhere else. */
export function SampleArticle({ className }: { readonly className?: string }) {
  const t = useT('common');
  const { sampleArticle } = useMe();
  if (sampleArticle === null) return null;
  return (
    <a
      className={className}
      href={sampleArticle}
      target="_blank"
      rel="noreferrer"
      title={t('sampleArticle.hint')}
    >
      <Icon name="open" /> {t('sampleArticle')}
      <span className="sr-only">{t('newTab')}</span>
    </a>
  );
}
