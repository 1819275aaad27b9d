import { pinyin } from 'pinyin-pro';

/** A name as it sounds. */
export interface Sound {
  /** Syllables without tones, joined: `changji`. Latin letters and digits stay as they are. */
  readonly full: string;
  /** The first letters: `cj`. */
  readonly initials: string;
  /** Syllables with what people confuse made equal (zh = z, ang = an …), joined; '' for names without a Chinese character. */
  readonly folded: string;
}

const CHINESE = /\p{Script=Han}/u;
const MAX_CHARACTERS = 60;

/** Reads a name aloud; the reading is the commonest of each character, of a person's first the family name's (曾 zeng). */
export function soundOf(text: string, whose: 'company' | 'person' = 'company'): Sound {
  const short = [...text].slice(0, MAX_CHARACTERS).join('');
  const surname = whose === 'person' ? 'head' : 'off';
  const syllables = pinyin(short, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, surname })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return {
    full: syllables.join(''),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
    folded: CHINESE.test(short) ? syllables.map(foldSyllable).join('') : '',
  };
}

/** zh, ch, sh as z, c, s; -ng as -n: what a telephone line and half the dialects make of them. */
export function foldSyllable(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
}
