import { readUscc } from './uscc.policy';

// Made up; the check characters were worked out by hand from GB 32100-2015.
describe('readUscc', () => {
  it.each([
    ['91430300MA4L00000R', []],
    ['9143 0300-MA4L 0000 0r', []],
    ['91430300MA4L000001', ['check_digit']],
    ['91350200M000000000', ['pilot_code']],
  ])('%s warns %j', (text, warnings) => {
    expect(readUscc(text)).toMatchObject({ ok: true, warnings });
  });

  it.each(['', '91430300MA4L0000', '91430300MA4L0000OO', 'I1430300MA4L000000', '430300000000000'])(
    '%s is not one',
    (text) => {
      expect(readUscc(text)).toEqual({ ok: false });
    },
  );
});
