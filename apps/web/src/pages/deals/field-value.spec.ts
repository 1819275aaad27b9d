import type { GateField } from '../../api/deals';
import { fromEntry, toEntry } from './field-value';

const field = (type: string, key = 'x', value: GateField['value'] = null): GateField => ({
  key,
  label: key,
  type,
  unit: null,
  options: [],
  value,
});

describe('what a gate field sends', () => {
  it.each([
    ['money', 'contractedYuan', '21000.5', '210005000'],
    ['money', 'rentYuanPerSqmMonth', '18.5', '18.5'],
    ['area', 'areaSqm', '15,000', 15_000],
    ['int', 'jobs', '120', 120],
    ['date', 'signedOn', '2026-11-20', '2026-11-20'],
    ['bool', 'caseByCase', 'true', true],
    ['text', 'decision', ' 通过 ', '通过'],
    ['text', 'decision', '  ', null],
  ] as const)('%s %s: %j becomes %j', (type, key, entry, sent) => {
    expect(fromEntry(field(type, key), entry)).toBe(sent);
  });

  it.each([
    ['money', 'contractedYuan', '两亿'],
    ['int', 'jobs', '1.5'],
    ['area', 'areaSqm', '-3'],
  ] as const)('%s %s refuses %j', (type, key, entry) => {
    expect(fromEntry(field(type, key), entry)).toBeUndefined();
  });

  it('shows money in 万元 and a rent as it is', () => {
    expect(toEntry(field('money', 'contractedYuan', '210005000.00'))).toBe('21000.5');
    expect(toEntry(field('money', 'rentYuanPerSqmMonth', '18.50'))).toBe('18.50');
  });
});
