import { nextPath } from './next-path';

const ORIGIN = 'https://luodi.example';
const next = (value: string): string => nextPath(`?next=${encodeURIComponent(value)}`, ORIGIN);

describe('the way back after signing in', () => {
  it.each(['/queue?view=pool&lead=1', '/deals/42#history', '/'])('goes to %s', (path) => {
    expect(next(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'queue',
    '',
    '/login?next=/login',
  ])('never to %j', (path) => {
    expect(next(path)).toBe('/');
  });

  it('without a wish, to the start', () => {
    expect(nextPath('', ORIGIN)).toBe('/');
  });
});
