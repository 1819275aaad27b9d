/** Family names of two characters that no Chinese list has. */
const FAMILY =
  '佐藤|铃木|高桥|田中|伊藤|渡边|山本|中村|小林|加藤|吉田|山田|佐佐|松本|井上|木村|清水|山口|森田|池田|桥本|石川|前田|藤田|后藤|冈田|长谷|近藤|村上|远藤|青木|坂本|西村|福田|太田|三浦|藤井|冈本|松田|中岛|中野|原田|小川|竹内|金子|和田|中山|藤原|石田|上田|森本|柴田|酒井|工藤|横山|宫崎|宫本|内田|高木|安藤|岛田|谷口|大野|今井|丸山';
const NAME = new RegExp(
  `(?:${FAMILY})(?: ?[\\u4e00-\\u9fa5]{1,2}(?![\\u4e00-\\u9fa5]))?(?:先生|女士|小姐)?`,
  'y',
);

/** True for 佐藤健一, 中村优子: a family name and a given one without a break. */
export function isJapaneseName(name: string): boolean {
  return JAPANESE.test(name);
}

const JAPANESE = new RegExp(`^(?:${FAMILY})`);

/** End of 佐藤, 田中 健一 at `at`, nothing Chinese behind it; null when none stands there. */
export function japaneseNameEnd(text: string, at: number): number | null {
  NAME.lastIndex = at;
  const m = NAME.exec(text);
  if (m === null) return null;
  const end = at + m[0].length;
  return /[\u4e00-\u9fa5]/.test(text.charAt(end)) ? null : end;
}
