import { useRef, useState } from 'react';
import { uploadAttachment, type AttachmentHome, type AttachmentList } from '../../api/attachments';
import { useErrorText } from '../../components/states';
import { useT } from '../../i18n';

/** A file on its way, or one that did not arrive. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  /** 0–1 */
  readonly part: number;
  /** Why it did not arrive; null while it is on its way. */
  readonly fault: string | null;
}

/** As many as the server takes of one person, with room for another tab. */
const AT_ONCE = 3;

/** Uploads several files, a few at a time; each has its progress, can be cancelled, and tried again when it failed. */
export function useUploads(
  home: AttachmentHome,
  limits: Pick<AttachmentList, 'maxBytes'> | undefined,
  onDone: () => void,
) {
  const t = useT('lead');
  const errorText = useErrorText();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const waiting = useRef<Upload[]>([]);
  const running = useRef(new Map<number, AbortController>());
  const nextKey = useRef(0);
  const change = (key: number, what: Partial<Upload>): void =>
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...what } : one)));
  const drop = (key: number): void => setUploads((before) => before.filter((one) => one.key !== key));

  const run = (upload: Upload): void => {
    const stop = new AbortController();
    running.current.set(upload.key, stop);
    uploadAttachment(home, upload.file, stop.signal, (part) => change(upload.key, { part }))
      .then(
        () => {
          drop(upload.key);
          onDone();
        },
        (error: unknown) => {
          if (stop.signal.aborted) drop(upload.key);
          else change(upload.key, { fault: errorText(error) });
        },
      )
      .finally(() => {
        running.current.delete(upload.key);
        begin();
      });
  };
  const begin = (): void => {
    while (running.current.size < AT_ONCE) {
      const next = waiting.current.shift();
      if (next === undefined) return;
      run(next);
    }
  };
  const faultOf = (file: File): string | null => {
    if (limits === undefined) return null;
    if (file.size > limits.maxBytes) {
      return t('files.tooLarge', { megabytes: Math.round(limits.maxBytes / 1024 / 1024) });
    }
    return file.size === 0 ? t('files.isEmpty') : null;
  };
  return {
    uploads,
    add: (files: Iterable<File>): void => {
      const added = [...files].map((file) => {
        nextKey.current += 1;
        return { key: nextKey.current, file, part: 0, fault: faultOf(file) };
      });
      setUploads((before) => [...before, ...added]);
      waiting.current.push(...added.filter((one) => one.fault === null));
      begin();
    },
    cancel: (key: number): void => {
      waiting.current = waiting.current.filter((one) => one.key !== key);
      const under = running.current.get(key);
      if (under === undefined) drop(key);
      else under.abort();
    },
    retry: (upload: Upload): void => {
      change(upload.key, { fault: null, part: 0 });
      waiting.current.push({ ...upload, fault: null, part: 0 });
      begin();
    },
  };
}
