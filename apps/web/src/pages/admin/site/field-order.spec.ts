import { allowedModes, moved } from './field-order';

const fields = (['needType', 'area', 'phone'] as const).map((key) => ({ key, mode: 'optional' as const }));
const keysOf = (list: typeof fields | null | readonly { key: string }[]): string[] | undefined =>
  list?.map((field) => field.key);

describe('the order of the fields', () => {
  it.each([
    [0, 2, ['area', 'phone', 'needType']],
    [2, 0, ['phone', 'needType', 'area']],
    [1, 2, ['needType', 'phone', 'area']],
    [1, 1, undefined],
    [0, -1, undefined],
    [2, 3, undefined],
    [7, 0, undefined],
  ])('from %i to %i', (from, to, keys) => expect(keysOf(moved(fields, from, to))).toEqual(keys));

  it('never lets the need be switched off', () => {
    expect(allowedModes('needType')).toEqual(['required']);
    expect(allowedModes('company')).toContain('off');
  });
});
