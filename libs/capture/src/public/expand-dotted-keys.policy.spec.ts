import fc from 'fast-check';
import { expandDottedKeys } from './expand-dotted-keys.policy';

describe('expandDottedKeys', () => {
  it.each([
    [{ need: '租厂房' }, { need: '租厂房' }],
    [
      { 'area.min': '1,200', 'area.max': '２０００', 'area.unit': 'sqm' },
      { area: { min: 1200, max: 2000, unit: 'sqm' } },
    ],
    [{ 'area.min': '一百' }, { area: { min: '一百' } }],
    [
      { 'consent.handling': 'true', 'consent.sharing': 'on', 'consent.marketing': 'false' },
      { consent: { handling: true, sharing: true, marketing: false } },
    ],
    [{ 'consent.handling': 'maybe' }, { consent: { handling: 'maybe' } }],
    [{ 'consent.sharing': ['false', 'true'] }, { consent: { sharing: true } }],
    [{ region: '岳塘经开区' }, { region: ['岳塘经开区'] }],
    [{ region: ['岳塘经开区', '', '湘潭高新区'] }, { region: ['岳塘经开区', '湘潭高新区'] }],
    [
      { 'source.url': 'https://a.example/x', 'source.utm.campaign': 'spring' },
      { source: { url: 'https://a.example/x', utm: { campaign: 'spring' } } },
    ],
    [{ company: '', contact: '何先生' }, { contact: '何先生' }],
    [{ phone: ['13900000001', '13900000002'] }, { phone: ['13900000001', '13900000002'] }],
    [
      { area: '5', 'area.min': '5' },
      { area: '5', 'area.min': 5 },
    ],
    [{ 'a.b.c.d': '1' }, { 'a.b.c.d': '1' }],
  ])('%j', (flat, expected) => {
    expect(expandDottedKeys(flat)).toEqual(expected);
  });

  it('never touches a prototype', () => {
    expandDottedKeys({ '__proto__.admin': '1', 'constructor.prototype.admin': '1' });
    expandDottedKeys(JSON.parse('{"__proto__": {"admin": true}}') as Record<string, unknown>);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: fc.constantFrom('a', '.', '_', 'proto', '__proto__'), maxLength: 5 }),
          fc.string(),
        ),
        (flat) => {
          expandDottedKeys(flat);
          expect(Object.keys(Object.prototype)).toEqual([]);
        },
      ),
    );
  });
});
