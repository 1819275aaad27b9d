/** What may be attached: a kind is decided by the bytes, never by what a client says. */
export const ATTACHMENT_KINDS = [
  'pdf',
  'jpg',
  'png',
  'webp',
  'heic',
  'docx',
  'xlsx',
  'pptx',
  'doc',
  'xls',
  'ppt',
  'dwg',
  'txt',
  'csv',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

interface KindFacts {
  readonly mime: string;
  /** The endings that a name may have; the first is added to a name with any other. */
  readonly endings: readonly string[];
  /** Whether browsers only ever draw it, so that it may be shown in place. */
  readonly inline: boolean;
}

const OOXML = 'application/vnd.openxmlformats-officedocument';

export const KIND_FACTS: Readonly<Record<AttachmentKind, KindFacts>> = {
  pdf: { mime: 'application/pdf', endings: ['pdf'], inline: false },
  jpg: { mime: 'image/jpeg', endings: ['jpg', 'jpeg'], inline: true },
  png: { mime: 'image/png', endings: ['png'], inline: true },
  webp: { mime: 'image/webp', endings: ['webp'], inline: true },
  heic: { mime: 'image/heic', endings: ['heic', 'heif'], inline: false },
  docx: { mime: `${OOXML}.wordprocessingml.document`, endings: ['docx'], inline: false },
  xlsx: { mime: `${OOXML}.spreadsheetml.sheet`, endings: ['xlsx'], inline: false },
  pptx: { mime: `${OOXML}.presentationml.presentation`, endings: ['pptx'], inline: false },
  doc: { mime: 'application/msword', endings: ['doc', 'wps'], inline: false },
  xls: { mime: 'application/vnd.ms-excel', endings: ['xls', 'et'], inline: false },
  ppt: { mime: 'application/vnd.ms-powerpoint', endings: ['ppt', 'dps'], inline: false },
  dwg: { mime: 'image/vnd.dwg', endings: ['dwg'], inline: false },
  txt: { mime: 'text/plain; charset=utf-8', endings: ['txt'], inline: false },
  csv: { mime: 'text/csv; charset=utf-8', endings: ['csv'], inline: false },
};
