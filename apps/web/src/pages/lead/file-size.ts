/** A size for people: 820 KB, 3.4 MB. @param bytes 1 or more */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return `${Math.max(1, Math.round(kilobytes))} KB`;
  return `${Math.round((kilobytes / 1024) * 10) / 10} MB`;
}
