import { fieldFault, pageFaults } from './form-faults.policy';

describe('pageFaults', () => {
  it('names everything at once, in the order of the form', () => {
    const faults = pageFaults({
      fields: ['phone', 'needType', 'contact', 'area'],
      hasNeed: false,
      handling: false,
      ruleFaults: [
        { path: 'area.min', code: 'required' },
        { path: 'contact', code: 'required' },
        { path: 'phone', code: 'required' },
      ],
      personFaults: [{ path: 'phone', code: 'phone_too_short' }],
    });
    expect(faults.map((fault) => fault.path)).toEqual([
      'phone',
      'needType',
      'contact',
      'area.min',
      'consent.handling',
    ]);
  });

  it('complains about the missing number at the WeChat id of a form that asks for that alone', () => {
    const personFaults = [{ path: 'phone', code: 'phone_or_wechat' }];
    const demands = { hasNeed: true, handling: true, ruleFaults: [], personFaults };
    expect(pageFaults({ ...demands, fields: ['needType', 'wechat'] })[0]?.path).toBe('wechat');
    expect(pageFaults({ ...demands, fields: ['needType', 'phone'] })[0]?.path).toBe('phone');
  });
});

describe('fieldFault', () => {
  it.each([
    ['area.min', 'area.min'],
    ['area', 'area.min'],
    ['region[3]', 'region'],
    ['source.url', ''],
    ['phone', 'phone'],
  ])('%s is shown at "%s"', (path, shown) => {
    expect(fieldFault({ path, code: 'isNumber' }).path).toBe(shown);
  });
});
