import { queryOptions } from '@tanstack/react-query';
import { http, sendFile } from './client';
import type { Schemas } from './types';

export type Attachment = Schemas['AttachmentResponse'];
export type AttachmentList = Schemas['AttachmentListResponse'];

/** Whose files: a lead's, those of its lead as the deal shows them, or the photos of a visit. */
export interface AttachmentHome {
  readonly of: 'lead' | 'deal' | 'visit';
  readonly id: string;
}

const pathOf = ({ of, id }: AttachmentHome): string =>
  of === 'visit' ? `/visits/${id}/photos` : `/${of}s/${id}/attachments`;

/** The files, newest first, and what may still be added. */
export const attachmentsQuery = (home: AttachmentHome) =>
  queryOptions({
    queryKey: [home.of, home.id, 'attachments'],
    queryFn: ({ signal }) => http.get<AttachmentList>(pathOf(home), {}, signal),
  });

/** The address of a file; `inline` shows a picture in place. */
export const attachmentUrl = (home: AttachmentHome, id: string, inline = false): string =>
  `/api/v1${pathOf(home)}/${id}/file${inline ? '?inline=true' : ''}`;

/** Sends one file; the server decides by its bytes what it is. */
export const uploadAttachment = (
  home: AttachmentHome,
  file: File,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<Attachment> =>
  sendFile(pathOf(home), file, {
    headers: { 'x-file-name': encodeURIComponent(file.name.slice(-200)) },
    signal,
    onProgress,
  });

export const removeAttachment = (home: AttachmentHome, id: string): Promise<void> =>
  http.delete(`${pathOf(home)}/${id}`);
