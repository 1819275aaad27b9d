import { ENCODINGS, firstLineOf, isTextFile } from './encoding';

describe('the encoding of a list, as the person sees it before it is sent', () => {
  it('shows the header as it would be read', async () => {
    const big5 = new Blob([Uint8Array.of(0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0x31, 0x0a, 0x32)]);
    expect(await firstLineOf(big5, 'big5')).toBe('姓名,1');
    expect(await firstLineOf(big5, 'gb18030')).not.toContain('姓名');
    expect(await firstLineOf(new Blob(['\n\n姓名;手机\r\n1']), 'utf-8')).toBe('姓名;手机');
  });

  it('never shows more than a line of a file without line ends', async () => {
    expect((await firstLineOf(new Blob(['甲'.repeat(5000)]), 'utf-8')).length).toBe(120);
  });

  it('is asked for text files alone, and the browser knows every one of them', () => {
    expect(['名单.CSV', 'a.txt', 'a.xlsx', 'csv'].map(isTextFile)).toEqual([true, true, false, false]);
    for (const name of ENCODINGS) expect(new TextDecoder(name).encoding).toBe(name);
  });
});
