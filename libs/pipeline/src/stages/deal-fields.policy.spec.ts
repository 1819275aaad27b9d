import fc from 'fast-check';
import { applyChanges, DEAL_FIELDS, readFields } from './deal-fields.policy';
import { EN } from '../messages/en';
import { ZH_CN } from '../messages/zh-cn';

const TODAY = '2026-11-22';

describe('the fields of a deal', () => {
  it.each([
    [{ investmentYuan: '30000000' }, { investmentYuan: '30000000.00' }],
    [{ investmentYuan: 1234.5 }, { investmentYuan: '1234.50' }],
    [{ areaSqm: 5000 }, { areaSqm: 5000 }],
    [{ areaSqm: '5000.123' }, { areaSqm: 5000.12 }],
    [{ landMu: 30.33333 }, { landMu: 30.3333 }],
    [{ jobs: '120' }, { jobs: 120 }],
    [{ visitedOn: TODAY }, { visitedOn: TODAY }],
    [{ plannedSignOn: '2027-03-01' }, { plannedSignOn: '2027-03-01' }],
    [{ agreementKind: 'formal' }, { agreementKind: 'formal' }],
    [{ caseByCase: true }, { caseByCase: true }],
    [{ uscc: '91430300ma4l16jq9b' }, { uscc: '91430300MA4L16JQ9B' }],
    [{ uscc: '430300000001234' }, { uscc: '430300000001234' }],
    [{ region: '  岳塘 ' }, { region: '岳塘' }],
    [{ region: '' }, { region: null }],
    [{ region: null }, { region: null }],
  ])('reads %j', (input, changes) => {
    expect(readFields(input, TODAY)).toEqual({ ok: true, changes });
  });

  it.each([
    [{ investmentYuan: '三千万' }, 'isYuan'],
    [{ investmentYuan: '-1' }, 'isYuan'],
    [{ investmentYuan: '1.234' }, 'isYuan'],
    [{ investmentYuan: Number.NaN }, 'isYuan'],
    [{ investmentYuan: { $gt: 0 } }, 'isYuan'],
    [{ areaSqm: -1 }, 'min'],
    [{ areaSqm: 1e9 }, 'max'],
    [{ areaSqm: 'NaN' }, 'isNumber'],
    [{ jobs: 1.5 }, 'isInt'],
    [{ visitedOn: '2026-11-23' }, 'not_in_future'],
    [{ visitedOn: '2026-02-30' }, 'isLocalDate'],
    [{ visitedOn: 20261122 }, 'isLocalDate'],
    [{ agreementKind: 'other' }, 'isIn'],
    [{ caseByCase: 'yes' }, 'isBoolean'],
    [{ uscc: 'IOSVZ' }, 'uscc_form'],
    [{ region: 'x'.repeat(101) }, 'maxLength'],
    [{ region: 'a\u0000b' }, 'cleanText'],
    [{ region: ['岳塘'] }, 'isString'],
    [{ owner_id: 'x' }, 'whitelistValidation'],
    [JSON.parse('{"__proto__": "x"}') as Record<string, unknown>, 'whitelistValidation'],
  ])('refuses %j', (input, code) => {
    expect(readFields(input, TODAY)).toMatchObject({ ok: false, faults: [{ code }] });
  });

  it('answers anything at all without throwing', () => {
    const keys = fc.constantFrom(...DEAL_FIELDS.map((field) => field.key), 'constructor', '__proto__');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything()), (input) => {
        const reading = readFields(input, TODAY);
        if (reading.ok) expect(applyChanges({}, reading.changes)).toEqual(expect.any(Object));
      }),
    );
  });

  it('has a name, and a text for each choice, in both languages', () => {
    for (const texts of [ZH_CN, EN]) {
      for (const field of DEAL_FIELDS) {
        expect(texts[`deal.field.${field.key}`]).toBeDefined();
        for (const option of 'options' in field ? field.options : []) {
          expect(texts[`deal.option.${field.key}.${option}`]).toBeDefined();
        }
        if ('unit' in field) expect(texts[`deal.unit.${field.unit}`]).toBeDefined();
      }
    }
  });
});
