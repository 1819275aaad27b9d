import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { attachmentUrl, removeAttachment } from '../../api/attachments';
import { serverNow } from '../../api/client';
import type { Visit } from '../../api/visits';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useIsPhone } from '../../components/use-media';
import { useT } from '../../i18n';
import { refreshLead } from '../lead/use-lead-actions';
import { useUploads, type Upload } from '../lead/use-uploads';
import { mayBegin } from './visit-span';

/** The photos of a visit: taken on the spot, looked at in a dialog; each opening is written down, so none opens by itself. */
export function VisitPhotos({ visit }: { readonly visit: Visit }): ReactNode {
  const t = useT('visits');
  const [open, setOpen] = useState(false);
  const queryClient = useQueryClient();
  const refresh = (): void => {
    refreshLead(visit.lead.id);
    void queryClient.invalidateQueries({ queryKey: ['agenda'] });
  };
  const uploads = useUploads({ of: 'visit', id: visit.id }, undefined, refresh);
  const going = visit.state === 'planned' && mayBegin(Date.parse(visit.startsAt), serverNow());
  const mayAdd = visit.rights.attend && (going || visit.state === 'held');
  const count = visit.photos.length;
  if (!mayAdd && count === 0) return null;
  return (
    <div className="vi-photos">
      {count > 0 ? (
        <button type="button" className="btn-link" onClick={() => setOpen(true)}>
          {t('photos.show', { count })}
        </button>
      ) : null}
      {mayAdd ? <TakePhoto onFiles={uploads.add} /> : null}
      {uploads.uploads.map((upload) => (
        <UploadLine key={upload.key} upload={upload} onCancel={uploads.cancel} onRetry={uploads.retry} />
      ))}
      {open ? <PhotoDialog visit={visit} onChanged={refresh} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

/** A phone opens its camera; elsewhere pictures are chosen, several at once. */
function TakePhoto({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }): ReactNode {
  const t = useT('visits');
  const phone = useIsPhone();
  const input = useRef<HTMLInputElement>(null);
  const label = t(phone ? 'photos.take' : 'photos.add');
  return (
    <>
      <input
        ref={input}
        className="sr-only"
        type="file"
        tabIndex={-1}
        accept="image/*"
        {...(phone ? { capture: 'environment' as const } : { multiple: true })}
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ''; // the same picture may be chosen again
        }}
      />
      <button type="button" className="btn btn-sm" onClick={() => input.current?.click()}>
        <Icon name="upload" />
        {label}
      </button>
    </>
  );
}

function UploadLine(props: {
  readonly upload: Upload;
  readonly onCancel: (key: number) => void;
  readonly onRetry: (upload: Upload) => void;
}): ReactNode {
  const t = useT('visits');
  const { upload } = props;
  const { name } = upload.file;
  return (
    <span className="vi-upload">
      {name}
      {upload.fault === null ? (
        <progress max={1} value={upload.part} aria-label={t('photos.progress', { name })} />
      ) : (
        <>
          <small className="field-error" role="alert">
            {upload.fault}
          </small>
          <button type="button" className="btn-link" onClick={() => props.onRetry(upload)}>
            {t('common:retry')}
          </button>
        </>
      )}
      <button
        type="button"
        className="btn-ico"
        aria-label={t('photos.drop', { name })}
        onClick={() => props.onCancel(upload.key)}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}

function PhotoDialog(props: {
  readonly visit: Visit;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('visits');
  const errorText = useErrorText();
  const { visit } = props;
  const home = { of: 'visit', id: visit.id } as const;
  const remove = useMutation({
    mutationFn: (id: string) => removeAttachment(home, id),
    onSuccess: () => {
      showToast({ text: t('photos.removed') });
      props.onChanged();
      if (visit.photos.length === 1) props.onClose();
    },
    onError: (error) => showToast({ text: errorText(error), tone: 'bad' }),
  });
  return (
    <Dialog title={t('photos.title', { count: visit.photos.length })} size="lg" onClose={props.onClose}>
      <ul className="vi-gallery">
        {visit.photos.map((photo, index) => (
          <li key={photo.id}>
            {photo.inline ? (
              <img src={attachmentUrl(home, photo.id, true)} alt={t('photos.nth', { n: index + 1 })} />
            ) : null}
            <p>
              <a href={attachmentUrl(home, photo.id)}>{photo.name}</a>
              {photo.mayRemove ? (
                <button
                  type="button"
                  className="btn-link"
                  disabled={remove.isPending}
                  aria-label={t('photos.removeOne', { name: photo.name })}
                  onClick={() => remove.mutate(photo.id)}
                >
                  {t('photos.remove')}
                </button>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
