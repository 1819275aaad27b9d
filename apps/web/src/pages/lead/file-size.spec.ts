import { sizeText } from './file-size';

describe('sizes of files', () => {
  it.each([
    [1, '1 KB'],
    [820 * 1024, '820 KB'],
    [1023 * 1024, '1 MB'],
    [3.44 * 1024 * 1024, '3.4 MB'],
    [200 * 1024 * 1024, '200 MB'],
  ])('%i is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });
});
