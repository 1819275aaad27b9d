import { useState, type ReactNode } from 'react';
import { attachmentUrl } from '../../api/attachments';
import type { TimelineItem } from '../../api/leads';
import { Dialog } from '../../components/dialog';
import { useT } from '../../i18n';

const DRAWN: ReadonlySet<unknown> = new Set(['jpg', 'png', 'webp']);

/** A photo of a visit, opened from its line: each opening is written down, so none opens by itself. */
export function TimelinePicture({
  item,
  leadId,
}: {
  readonly item: TimelineItem;
  readonly leadId: string;
}): ReactNode {
  const t = useT('lead');
  const [open, setOpen] = useState(false);
  const { attachmentId, fileKind, fileName, visitId } = item.data;
  const isPhoto = item.kind === 'attachment_added' && typeof visitId === 'string' && DRAWN.has(fileKind);
  if (!isPhoto || typeof attachmentId !== 'string') return null;
  const name = typeof fileName === 'string' ? fileName : t('event.photo_added');
  return (
    <>
      <button type="button" className="btn-link" onClick={() => setOpen(true)}>
        {t('event.photo_show')}
      </button>
      {open ? (
        <Dialog title={name} size="lg" onClose={() => setOpen(false)}>
          <img
            className="ld-event-picture"
            src={attachmentUrl({ of: 'lead', id: leadId }, attachmentId, true)}
            alt={name}
          />
        </Dialog>
      ) : null}
    </>
  );
}
