import { fieldFault, pageFaults } from './form-faults.policy';

describe('pageFaults', () => {
  it('names everything at once, in the order of the form', () => {
    const faults = pageFaults({
      contactRequired: true,
      hasNeed: false,
      hasContact: false,
      handling: false,
      personFaults: [{ path: 'phone', code: 'phone_too_short' }],
    });
    expect(faults.map((fault) => fault.path)).toEqual(['needType', 'contact', 'phone', 'consent.handling']);
  });

  it('asks for a name only where the site does', () => {
    const demands = { hasNeed: true, hasContact: false, handling: true, personFaults: [] };
    expect(pageFaults({ ...demands, contactRequired: false })).toEqual([]);
    expect(pageFaults({ ...demands, contactRequired: true })).toHaveLength(1);
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
