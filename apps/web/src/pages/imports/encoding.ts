/** What a person may name; the server recognises the same. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Enough for a header. */
const HEAD_BYTES = 4096;
const SHOWN = 120;

/** Whether a file is text, by its name: workbooks know their encoding. */
export const isTextFile = (name: string): boolean => /\.(csv|txt)$/i.test(name);

/** The first line that holds anything, as it reads in an encoding. */
export async function firstLineOf(file: Blob, encoding: Encoding): Promise<string> {
  const bytes = await file.slice(0, HEAD_BYTES).arrayBuffer();
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  const line = text.split(/\r\n|\r|\n/).find((part) => part.trim() !== '') ?? '';
  return line.slice(0, SHOWN);
}
