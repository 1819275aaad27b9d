import type { FoundPhone } from '../phones/phone.policy';
import { isEnglishPlace } from '../regions/english-places.policy';
import type { ParseNotes } from '../text/claims.policy';

/** Where a name stands, and how sure that is. */
export interface Name {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

const WORD = "[A-Z][a-zäöüéèáíóñç'’]+";
const NAME = `${WORD}(?:[ -](?:[A-Z]\\.|${WORD})|-[a-z]{2,10}){0,3}`;
const TITLE = '(?:(?:Mr|Ms|Mrs|Miss|Dr)\\.? ?)';
/** A latin name, with or without a form of address, at the start of a text. */
export const ENGLISH_NAME = new RegExp(`^${TITLE}?${NAME}`);
/** Wong先生, Lee总. */
export const LATIN_TITLED = /(?<![A-Za-z])[A-Z][A-Za-z]{1,11}\s?(?:先生|女士|小姐|总|经理)/;
const TITLED = new RegExp(`\\b(?:Mr|Ms|Mrs|Miss|Dr)\\.? ?${WORD}(?: ${WORD})?`);
const INTRO = new RegExp(
  `(?:\\b(?:[Ii] am|[Ii]'?m|[Tt]his is|[Mm]y name is|[Cc]ontact(?: [Pp]erson)?|[Nn]ame(?: [Cc]ard)?|[Rr]egards|[Tt]hanks|[Bb]est|[Ss]incerely|[Cc]all|[Aa]ttn)[,:]?\\s+|(?:我是|我叫|叫我|称呼我|英文名|商务|客服|同事|秘书|HR|业务|采购|经理|助理)\\s?)(${TITLE}?${NAME})`,
);
/** "Hi there, Tan Wei Ming from Precision Alloy". */
const NAMED_FROM = new RegExp(
  `(?:^|[.!,:\\n] ?|\\b(?:[Ii]t's|[Hh]ere is|[Hh]i|[Hh]ello),? )(${NAME}) from(?= [A-Z])`,
);
const BEFORE_PHONE = new RegExp(
  `(?<![A-Za-z])(${TITLE}?${NAME})\\s?[,:(/|]?\\s?(?:[Tt]el|[Pp]hone|[Mm]obile|[Cc]ell|[MmTt])?\\.?:?\\s?$`,
);
const AFTER_PHONE = new RegExp(`^[\\s,(/\\-]{1,3}(${TITLE}?${NAME})(?![A-Za-z@])`);
const BEFORE_WECHAT = new RegExp(
  `(?<![A-Za-z])(${NAME})(?=[,，、\\s]{1,2}(?:加?微信|wechat|WeChat|vx|VX|wx))`,
);
const BEFORE_EMAIL = new RegExp(`(?<![A-Za-z])(${TITLE}?${NAME})[\\s,:(<|]{1,3}$`);
const WITH_POST = new RegExp(
  `(?<![A-Za-z])(${NAME}),?\\s(?:[A-Z][a-z]+\\s){0,2}(?:Manager|Director|CEO|CFO|COO|President|Engineer|Assistant|Buyer|Founder|Owner)\\b`,
);
const SIGNED = new RegExp(`(^|[.!?。！？\\n][ ]{0,2})(${NAME})(?=[ ]{0,2}(?:$|\\n|,))`, 'g');
const NOT_NAME =
  /^(?:Hi|Hello|Dear|Please|Thanks|Thank|Regards|Best|We|Our|The|This|Looking|Need|Factory|Warehouse|Office|Suzhou|Shanghai|China|Phone|Tel|Mobile|Contact|Email|WeChat|Whatsapp|Whats|Area|Tax|Annual|Rent|Land|Call|From|For|Hong|Kong|RMB|Industrial|Park(?! [A-Z][a-z]+-[a-z])|Sales|General|Sir|Madam|Team|Subject|Inquiry|Buyer|Country|Message|Power|Investment|Budget|Location|Want|Wants|Workshop|Yours|Kind|Many|Any|Asap|Urgent|Urgently|Yes|No|Ok|Okay|Crane|Height|Floor|Ground|Also|And|Good|Morning|Afternoon|Evening|Ltd|Limited|Group|Company|Head|Plant|Project|Date|Re|Fwd|Lease|Term|Size|Price|Rental|Note|Details|Requirements?|Plot|Site|Space|Building|Unit|Waiting|Cheers|Hope|If|It|In|At|On|To|All|Our|Would|Could|Can|Do|Is|Are|As|With|Move|Must|Should|New|North|South|East|West|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Tower|Road|Street|Europe|Germany|Japan|Korea|Taiwan|Singapore|America|Mr|Ms|Mrs|Miss|Dr)\b\.?(?! ?[A-Z][a-z]+ ?(?:Chen|Wang|Li|Wu|Lin|Zhang))/i;
/** "Ask Teresa Quill" */
const VERB = /^(?:Ask|Call|Reach|Text|Contact|Dial) (?=[A-Z])/;
const TITLED_START = /^(?:Mr|Ms|Mrs|Miss|Dr)\.? ?[A-Z][a-z]/;

function isName(words: string | undefined): words is string {
  return words !== undefined && (TITLED_START.test(words) || !NOT_NAME.test(words));
}

/** True when a latin word can be a person's name. */
export function isLatinName(words: string): boolean {
  return isName(words);
}

/** A latin name beside a number, introduced, above an e-mail address, or before a post. */
export function findEnglishName(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  const { text } = notes;
  if (!/[A-Z][A-Za-z]/.test(text)) return null;
  return (
    introduced(text) ??
    besidePhones(notes, phones) ??
    withPost(text) ??
    beforeWechat(text) ??
    beforeEmail(text) ??
    titled(text) ??
    signed(text)
  );
}

function found(index: number, whole: string, name: string, confidence: number): Name {
  const start = index + whole.lastIndexOf(name);
  return { start, end: start + name.length, confidence };
}

/** Where the words before a number end: before the firm that stands between. */
function leadEnd(notes: ParseNotes, at: number): number {
  let end = at;
  while (end > 0 && /[\s,]/.test(notes.text.charAt(end - 1))) end -= 1;
  const firm = end;
  while (end > 0 && !notes.isFree(end - 1, end)) end -= 1;
  return end === firm ? at : end;
}

function besidePhones(notes: ParseNotes, phones: readonly FoundPhone[]): Name | null {
  const { text } = notes;
  for (const phone of phones) {
    const end = leadEnd(notes, phone.start);
    const from = Math.max(0, end - 48);
    const m = BEFORE_PHONE.exec(text.slice(from, end));
    if (m === null || !isName(m[1])) continue;
    const verb = VERB.exec(m[1])?.[0].length ?? 0;
    return { start: from + m.index + verb, end: from + m.index + m[1].length, confidence: 0.85 };
  }
  for (const phone of phones) {
    const m = AFTER_PHONE.exec(text.slice(phone.end, phone.end + 40));
    if (m !== null && isName(m[1])) return found(phone.end, m[0], m[1], 0.8);
  }
  return null;
}

function introduced(text: string): Name | null {
  const m = INTRO.exec(text);
  if (m !== null && isName(m[1])) return found(m.index, m[0], m[1], 0.85);
  const from = NAMED_FROM.exec(text);
  return from !== null && isName(from[1]) && !isEnglishPlace(from[1])
    ? found(from.index, from[0], from[1], 0.8)
    : null;
}

function withPost(text: string): Name | null {
  const m = WITH_POST.exec(text);
  return m !== null && isName(m[1]) ? { start: m.index, end: m.index + m[1].length, confidence: 0.85 } : null;
}

function beforeWechat(text: string): Name | null {
  const m = BEFORE_WECHAT.exec(text);
  return m !== null && isName(m[1]) && !isEnglishPlace(m[1])
    ? { start: m.index, end: m.index + m[1].length, confidence: 0.75 }
    : null;
}

function beforeEmail(text: string): Name | null {
  const at = text.indexOf('@');
  if (at < 0) return null;
  const from = Math.max(0, at - 90);
  const head = text.slice(from, at).replace(/[A-Za-z0-9._%+-]{1,64}$/, '');
  const m = BEFORE_EMAIL.exec(head);
  return m !== null && isName(m[1])
    ? { start: from + m.index, end: from + m.index + m[1].length, confidence: 0.75 }
    : null;
}

/** A name that is a sentence or a line of its own: a signature ("… budget 6/sqm/day. Mike"). */
function signed(text: string): Name | null {
  let last: Name | null = null;
  for (const m of text.matchAll(SIGNED)) {
    const name = m[2] ?? '';
    const end = m.index + m[0].length;
    const ends = text.slice(end).trim() === '';
    if (!isName(name) || isEnglishPlace(name) || (!ends && !name.includes(' '))) continue;
    last = { start: end - name.length, end, confidence: ends ? 0.7 : 0.6 };
  }
  return last;
}

function titled(text: string): Name | null {
  const m = TITLED.exec(text);
  if (m === null || /(?:Dear|Hi|Hello)[ ,]+$/i.test(text.slice(Math.max(0, m.index - 6), m.index)))
    return null;
  return { start: m.index, end: m.index + m[0].length, confidence: 0.8 };
}
