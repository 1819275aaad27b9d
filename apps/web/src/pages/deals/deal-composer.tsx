import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { addDealActivity } from '../../api/deals';
import { newIdempotencyKey } from '../../api/client';
import { Icon, type IconName } from '../../components/icon';
import { Kbd } from '../../components/kbd';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { isImeKey } from '../../hotkeys/ime';
import { useHotkeys } from '../../hotkeys/use-hotkeys';
import { useT } from '../../i18n';

const TYPES = [
  ['call', 'phone'],
  ['wechat', 'wechat'],
  ['visit', 'calendar'],
  ['meeting', 'users'],
  ['note', 'note'],
] as const satisfies readonly (readonly [string, IconName])[];

/** Logs a follow-up on a deal; the text stays when saving fails. */
export function DealComposer({ dealId }: { readonly dealId: string }): ReactNode {
  const t = useT('deals');
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const box = useRef<HTMLTextAreaElement>(null);
  const key = useRef(newIdempotencyKey());
  const [type, setType] = useState<(typeof TYPES)[number][0]>('call');
  const [summary, setSummary] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  useHotkeys([{ keys: 'l', label: t('composer.log'), run: () => box.current?.focus() }], {
    group: t('title'),
  });

  const save = async (): Promise<void> => {
    if (summary.trim() === '' || isSaving) return;
    setIsSaving(true);
    setFault(null);
    try {
      await addDealActivity(dealId, { type, summary: summary.trim() }, key.current);
      key.current = newIdempotencyKey();
      setSummary('');
      showToast({ text: t('composer.saved') });
      await queryClient.invalidateQueries({ queryKey: ['deal', dealId] });
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setIsSaving(false);
    }
  };

  return (
    <form
      className="composer-deal"
      aria-label={t('composer.log')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="chips" role="group" aria-label={t('composer.type')}>
        {TYPES.map(([value, icon]) => (
          <button
            key={value}
            type="button"
            className="chip"
            aria-pressed={type === value}
            onClick={() => setType(value)}
          >
            <Icon name={icon} />
            {t(`activity.${value}`)}
          </button>
        ))}
      </div>
      <textarea
        ref={box}
        className="textarea"
        rows={2}
        maxLength={2000}
        aria-label={t('composer.summary')}
        placeholder={t('composer.placeholder')}
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isImeKey(event.nativeEvent)) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <div className="composer-foot">
        {fault === null ? (
          <span />
        ) : (
          <span className="field-error" role="alert">
            {fault}
          </span>
        )}
        <button type="submit" className="btn btn-pri" disabled={isSaving || summary.trim() === ''}>
          {t('composer.save')} <Kbd keys="mod+enter" />
        </button>
      </div>
    </form>
  );
}
