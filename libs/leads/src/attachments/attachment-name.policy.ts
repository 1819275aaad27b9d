import { KIND_FACTS, type AttachmentKind } from './attachment-kinds.table';

/** Characters of a shown name; with its ending. */
const MAX_NAME = 120;

/** Control characters, marks that turn the reading direction or are not seen, and what file systems give a meaning. */
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;
const RESERVED = /[<>:"|?*%]/g;

/**
 * The name under which a file is shown and saved: the last part of what the client called it, without anything that could
 * lead elsewhere or hide what it is, and always ending as its kind does.
 */
export function shownName(raw: string, kind: AttachmentKind): string {
  const last = raw.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(UNSHOWN, '')
    .replace(RESERVED, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const { endings } = KIND_FACTS[kind];
  const ending = endings.find((known) => clean.toLowerCase().endsWith(`.${known}`)) ?? null;
  const stem = ending === null ? clean : clean.slice(0, -ending.length - 1).replace(/[. ]+$/, '');
  const suffix = `.${ending ?? endings[0] ?? kind}`;
  return `${[...(stem === '' ? '附件' : stem)].slice(0, MAX_NAME - suffix.length).join('')}${suffix}`;
}

/** Content-Disposition by RFC 6266 and 8187: old readers get letters and digits, all others the name. */
export function dispositionOf(name: string, kind: AttachmentKind, inline: boolean): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const plain = `attachment.${KIND_FACTS[kind].endings[0] ?? kind}`;
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
