import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { importLimitsQuery, uploadImport } from '../../api/imports';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { formatNumber } from '../../format';
import { useT } from '../../i18n';
import { isTextFile, type Encoding } from './encoding';
import { EncodingField } from './encoding-field';
import { fileSize } from './file-size';

/** The first step: what may be sent is told before anything is. */
export function UploadCard(): ReactNode {
  const t = useT('imports');
  const errorText = useErrorText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const limits = useQuery(importLimitsQuery);
  const [kind, setKind] = useState('leads');
  const [file, setFile] = useState<File | null>(null);
  const [encoding, setEncoding] = useState<Encoding | null>(null);
  const [tried, setTried] = useState(false);
  const fileField = useRef<HTMLInputElement>(null);
  const id = useId();
  const sending = useMutation({
    mutationFn: (chosen: File) => uploadImport(chosen, kind, isTextFile(chosen.name) ? encoding : null),
    onSuccess: async (job) => {
      await queryClient.invalidateQueries({ queryKey: ['imports'], refetchType: 'none' });
      await navigate(`/imports/${job.id}`);
    },
  });
  if (limits.isError) return <ErrorState error={limits.error} onRetry={() => void limits.refetch()} />;
  if (limits.data === undefined) {
    return (
      <Loading>
        <Skeleton height={160} />
      </Loading>
    );
  }
  const { maxBytes, maxRows, kinds } = limits.data;
  const tooLarge = file !== null && file.size > maxBytes;
  const fault = tooLarge
    ? t('upload.tooLarge', { size: fileSize(file.size), max: fileSize(maxBytes) })
    : sending.isError
      ? errorText(sending.error)
      : tried && file === null
        ? t('upload.missing')
        : null;
  return (
    <form
      className="card im-card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (file === null) {
          setTried(true);
          fileField.current?.focus();
        } else if (!tooLarge && !sending.isPending) sending.mutate(file);
      }}
    >
      <h2>{t('upload.title')}</h2>
      <p className="field-hint" id={`${id}-limits`}>
        {t('upload.limits', { size: fileSize(maxBytes), rows: formatNumber(maxRows) })}
      </p>
      <div className="form-grid">
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('upload.kind')}</label>
          <select
            id={`${id}-kind`}
            className="select"
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          >
            {kinds.map((item) => (
              <option key={item.kind} value={item.kind}>
                {item.label}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-file`}>{t('upload.file')}</label>
          <div className="input im-file">
            <span aria-hidden="true" className="btn btn-sm">
              {t('upload.choose')}
            </span>
            <span aria-hidden="true">{file?.name ?? t('upload.none')}</span>
            <input
              id={`${id}-file`}
              ref={fileField}
              type="file"
              accept=".xlsx,.csv,.txt"
              required
              aria-describedby={`${id}-limits`}
              aria-invalid={fault !== null}
              onChange={(event) => {
                setFile(event.target.files?.[0] ?? null);
                setEncoding(null);
                sending.reset();
              }}
            />
          </div>
        </div>
        {file !== null && isTextFile(file.name) ? (
          <EncodingField
            file={file}
            value={encoding}
            onChange={(chosen) => {
              setEncoding(chosen);
              sending.reset();
            }}
          />
        ) : null}
      </div>
      {fault === null ? null : (
        <p className="notice notice-bad" role="alert">
          {fault}
        </p>
      )}
      <div className="im-actions">
        <button type="submit" className="btn btn-pri" disabled={tooLarge || sending.isPending}>
          {sending.isPending ? t('upload.sending') : t('upload.start')}
        </button>
      </div>
    </form>
  );
}
