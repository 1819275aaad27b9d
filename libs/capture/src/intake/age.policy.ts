/** Below this age a guardian has to consent (PIPL 31). */
const GUARDIAN_BELOW = 14;
const SAID =
  /我(?:今年|才|刚满?|现在)?\s*(\d{1,2})\s*(?:周?岁|years? old)|\bI(?:'m| am) (\d{1,2}) years? old/iu;

/** Whether a submission says, in its field or in its words, that its author is under 14. */
export function saysUnderFourteen(age: number | null, text: string): boolean {
  if (age !== null) return age < GUARDIAN_BELOW;
  const found = SAID.exec(text.normalize('NFKC'));
  const years = found?.[1] ?? found?.[2];
  return years !== undefined && Number(years) < GUARDIAN_BELOW;
}
