/** Ways in which people write a whole number; a second, independent reading of domain.md 2.4, for the property tests. */
const DIGITS = '零一二三四五六七八九';
const FORMAL = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '十', '百', '千'];
const FORMAL_PLACES = ['', '拾', '佰', '仟'];

function section(value: number, digits: string, places: readonly string[]): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += (zero ? digits.charAt(0) : '') + digits.charAt(digit) + (places[place] ?? '');
    zero = false;
  }
  return text;
}

function written(value: number, digits: string, places: readonly string[]): string {
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return section(low, digits, places);
  const head = `${section(high, digits, places)}万`;
  if (low === 0) return head;
  return head + (low < 1000 ? digits.charAt(0) : '') + section(low, digits, places);
}

/** 一千五, 两万五: only a leading digit and the one after it. */
function ellipsis(value: number): string | null {
  for (const [place, name] of [
    [10_000, '万'],
    [1000, '千'],
    [100, '百'],
  ] as const) {
    const head = Math.floor(value / place);
    const rest = (value % place) / (place / 10);
    if (head >= 1 && head <= 9 && Number.isInteger(rest) && rest > 0)
      return `${head === 2 && place >= 1000 ? '两' : DIGITS.charAt(head)}${name}${DIGITS.charAt(rest)}`;
  }
  return null;
}

function fullWidth(text: string): string {
  return [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
}

/** Every spelling of a whole number between 100 and 99,999,999. */
export function spellings(value: number): string[] {
  const plain = String(value);
  const found = [
    plain,
    fullWidth(plain),
    plain.replace(/\B(?=(\d{3})+$)/g, ','),
    written(value, DIGITS, PLACES),
    written(value, FORMAL, FORMAL_PLACES),
    ellipsis(value),
    value % 100 === 0 ? `${value / 10_000}万` : null,
    value % 100 === 0 ? `${value / 10_000}w` : null,
    value % 100 === 0 ? `${value / 1000}k` : null,
    value % 1000 === 0 && value < 10_000 ? `${value / 1000}千` : null,
    value % 1000 === 0 && value < 10_000 ? `${DIGITS.charAt(value / 1000)}千` : null,
  ];
  return found.filter((item) => item !== null);
}
