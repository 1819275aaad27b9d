import fc from 'fast-check';
import { refuseDeepJson } from './json-depth';

const refuse = (text: string) => (): void => refuseDeepJson(Buffer.from(text));
const nested = (depth: number): string => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

describe('refuseDeepJson', () => {
  it('takes 32 levels and refuses the next', () => {
    expect(refuse(nested(32))).not.toThrow();
    expect(refuse(`[${nested(32)}]`)).toThrow(expect.objectContaining({ code: 'validation_failed' }));
    expect(refuse('['.repeat(60_000))).toThrow();
  });

  it('counts siblings once, and nothing inside a text', () => {
    expect(refuse(`[${'{},'.repeat(500)}{}]`)).not.toThrow();
    expect(refuse(JSON.stringify({ a: '[{'.repeat(100), [`\\"${'['.repeat(99)}`]: '\\' }))).not.toThrow();
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.string(), (json, text) => {
        expect(refuse(`{"a":${json},"b":${JSON.stringify(`${text}${'['.repeat(40)}`)}}`)).not.toThrow();
      }),
    );
  });
});
