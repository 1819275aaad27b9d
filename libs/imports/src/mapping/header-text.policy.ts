/** A header as it is compared: half width, lower case, without units in brackets, blanks, stars and punctuation. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .slice(0, 100)
    .replace(/[（(【[][^）)】\]]*[）)】\]]/g, '')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
}
