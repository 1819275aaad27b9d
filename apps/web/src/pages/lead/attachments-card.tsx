import './attachments.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import {
  attachmentUrl,
  attachmentsQuery,
  removeAttachment,
  type Attachment,
  type AttachmentHome,
} from '../../api/attachments';
import { DateText } from '../../components/date-text';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { ErrorState, Loading, Skeleton, useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { CardTitle } from './card-title';
import { sizeText } from './file-size';
import { refreshLead } from './use-lead-actions';
import { useUploads, type Upload } from './use-uploads';

/** What the file picker offers first; the server looks at the bytes. */
const ACCEPT =
  '.pdf,.jpg,.jpeg,.png,.webp,.heic,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.dwg,.txt,.csv,.wps,.et,.dps';

/** The files of a lead, also as its deal shows them: dropped, chosen or photographed, and opened. */
export function AttachmentsCard({ home }: { readonly home: AttachmentHome }) {
  const t = useT('lead');
  const files = useQuery(attachmentsQuery(home));
  const list = files.data;
  const refresh = useRefresh(home);
  const uploads = useUploads(home, list, refresh);
  const [over, setOver] = useState(false);
  const [shown, setShown] = useState<Attachment | null>(null);
  const mayAdd = list?.mayAdd === true;
  const drop = mayAdd
    ? {
        onDragOver: (event: React.DragEvent) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: React.DragEvent) => {
          event.preventDefault();
          setOver(false);
          uploads.add(event.dataTransfer.files);
        },
      }
    : {};
  const count = (list?.items.length ?? 0) + (list?.withheld ?? 0);
  return (
    <section className={over ? 'card at-card at-over' : 'card at-card'} {...drop}>
      <div className="card-head">
        <CardTitle>{t('files.title')}</CardTitle>
        {count > 0 && <span className="aside">{t('files.count', { count })}</span>}
        {mayAdd && <Pickers onFiles={uploads.add} />}
      </div>
      {files.isPending && (
        <Loading className="at-list">
          <Skeleton width="70%" />
        </Loading>
      )}
      {files.isError && <ErrorState error={files.error} onRetry={() => void files.refetch()} />}
      {list !== undefined && list.withheld > 0 && <p className="at-nothing">{t('files.withheld')}</p>}
      {list !== undefined && count === 0 && uploads.uploads.length === 0 && (
        <p className="at-nothing">{t(mayAdd ? 'files.drop' : 'files.none')}</p>
      )}
      <ul className="at-list" aria-live="polite">
        {uploads.uploads.map((upload) => (
          <UploadLine key={upload.key} upload={upload} onCancel={uploads.cancel} onRetry={uploads.retry} />
        ))}
        {list?.items.map((file) => (
          <FileLine key={file.id} home={home} file={file} onShow={() => setShown(file)} />
        ))}
      </ul>
      {shown !== null && (
        <Dialog title={shown.name} size="lg" onClose={() => setShown(null)}>
          <img className="at-picture" src={attachmentUrl(home, shown.id, true)} alt={shown.name} />
        </Dialog>
      )}
    </section>
  );
}

/** Reads the files again, and what tells of them. */
function useRefresh(home: AttachmentHome): () => void {
  const queryClient = useQueryClient();
  return () => {
    if (home.of === 'lead') refreshLead(home.id);
    else void queryClient.invalidateQueries({ queryKey: [home.of, home.id] });
  };
}

function Pickers({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }) {
  const t = useT('lead');
  const phone = useIsPhone();
  const id = useId();
  const [choose, camera] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const take = (event: React.ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(event.target.files ?? [])]);
    event.target.value = ''; // the same file may be chosen again
  };
  return (
    <span className="end at-pickers">
      <input
        ref={choose}
        id={`${id}-files`}
        className="sr-only"
        type="file"
        multiple
        tabIndex={-1}
        accept={ACCEPT}
        aria-label={t('files.add')}
        onChange={take}
      />
      <button type="button" className="btn-link" onClick={() => choose.current?.click()}>
        <Icon name="upload" />
        {t('files.add')}
      </button>
      {phone && (
        <>
          <input
            ref={camera}
            className="sr-only"
            type="file"
            tabIndex={-1}
            accept="image/*"
            capture="environment"
            aria-label={t('files.camera')}
            onChange={take}
          />
          <button type="button" className="btn-link" onClick={() => camera.current?.click()}>
            {t('files.camera')}
          </button>
        </>
      )}
    </span>
  );
}

function UploadLine(props: {
  readonly upload: Upload;
  readonly onCancel: (key: number) => void;
  readonly onRetry: (upload: Upload) => void;
}) {
  const t = useT('lead');
  const { upload } = props;
  const name = upload.file.name;
  return (
    <li className="at-file">
      <span className="at-name">
        {name}
        {upload.fault === null ? (
          <progress max={1} value={upload.part} aria-label={t('files.progress', { name })} />
        ) : (
          <small className="field-error" role="alert">
            {upload.fault}
          </small>
        )}
      </span>
      {upload.fault !== null && (
        <button
          type="button"
          className="btn-link"
          aria-label={t('files.retryOf', { name })}
          onClick={() => props.onRetry(upload)}
        >
          {t('common:retry')}
        </button>
      )}
      <button
        type="button"
        className="btn-ico"
        aria-label={t(upload.fault === null ? 'files.cancel' : 'files.dismiss', { name })}
        onClick={() => props.onCancel(upload.key)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function FileLine(props: {
  readonly home: AttachmentHome;
  readonly file: Attachment;
  readonly onShow: () => void;
}) {
  const t = useT('lead');
  const errorText = useErrorText();
  const { home, file } = props;
  const [asking, setAsking] = useState(false);
  const refresh = useRefresh(home);
  const remove = useMutation({
    mutationFn: () => removeAttachment(home, file.id),
    onSuccess: () => {
      showToast({ text: t('files.removed', { name: file.name }) });
      refresh();
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  return (
    <li className="at-file">
      <span className="at-kind" aria-hidden="true">
        {file.kind}
      </span>
      <span className="at-name">
        {file.inline ? (
          <button type="button" className="btn-link" onClick={props.onShow}>
            {file.name}
          </button>
        ) : (
          <a href={attachmentUrl(home, file.id)}>{file.name}</a>
        )}
        <small>
          {sizeText(file.size)}
          {file.by !== null && ` · ${file.by.name}`} · <DateText at={file.at} />
        </small>
      </span>
      {asking ? (
        <>
          <button
            type="button"
            className="btn btn-danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate()}
          >
            {t('files.confirm')}
          </button>
          <button type="button" className="btn" onClick={() => setAsking(false)}>
            {t('common:cancel')}
          </button>
        </>
      ) : (
        <>
          <a
            className="btn-ico"
            href={attachmentUrl(home, file.id)}
            aria-label={t('files.save', { name: file.name })}
            title={t('files.saveShort')}
          >
            <Icon name="download" />
          </a>
          {file.mayRemove && (
            <button
              type="button"
              className="btn-ico"
              aria-label={t('files.remove', { name: file.name })}
              title={t('files.removeShort')}
              onClick={() => setAsking(true)}
            >
              <Icon name="close" />
            </button>
          )}
        </>
      )}
    </li>
  );
}
