import { assertNever } from '@luodi/platform';

/** Two-character surnames that are still borne. */
const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|东方|夏侯|皇甫|尉迟|公孙|令狐|慕容|司徒|长孙|宇文|端木|独孤|南宫|西门|百里|呼延|澹台|轩辕|申屠|太史|钟离)/;

/** The surname: one or two characters of a Chinese name, the last word of another. */
export function surnameOf(name: string): string {
  const compound = COMPOUND.exec(name);
  if (compound) return compound[0];
  if (/^\p{Script=Han}/u.test(name)) return name.slice(0, 1);
  return name.trim().split(/\s+/).at(-1) ?? name;
}

/** The message key of the form of address; `none` is addressed by what they do. */
export function addressKey(honorific: 'mr' | 'ms' | 'none'): string {
  switch (honorific) {
    case 'mr':
      return 'agent.mr';
    case 'ms':
      return 'agent.ms';
    case 'none':
      return 'agent.none';
    default:
      return assertNever(honorific);
  }
}
