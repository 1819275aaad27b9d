import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { startExport, type ExportFormat } from '../../api/exports';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

interface Props {
  readonly kind: string;
  /** The query names and values of the list shown. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** In a line of small things: without a border. */
  readonly quiet?: boolean;
}

/** 「导出」: starts a job for what is shown and says so without blocking. */
export function ExportMenu({ kind, filter, quiet = false }: Props): ReactNode {
  const t = useT('exports');
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const [isStarting, setIsStarting] = useState(false);
  const start = async (format: ExportFormat): Promise<void> => {
    setIsStarting(true);
    try {
      await startExport({ kind, format, filter: withoutBlanks(filter) });
      showToast({ text: t('started'), link: { to: '/exports', label: t('progressLink') } });
      await queryClient.invalidateQueries({ queryKey: ['exports'] });
    } catch (error) {
      showToast({ text: errorText(error), tone: 'bad' });
    } finally {
      setIsStarting(false);
    }
  };
  return (
    <Popover
      label={t('export')}
      align="end"
      trigger={(wiring) => (
        <button type="button" className={quiet ? 'btn-link' : 'btn btn-sm'} disabled={isStarting} {...wiring}>
          <Icon name="upload" />
          {t('export')}
        </button>
      )}
    >
      {(close) => (
        <div className="menu">
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              onClick={() => {
                close();
                void start(format);
              }}
            >
              {t(`format.${format}`)}
            </button>
          ))}
        </div>
      )}
    </Popover>
  );
}

function withoutBlanks(filter: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  );
}
