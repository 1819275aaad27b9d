import { phoneLooksWrong, readArea, readPasted, withoutContacts } from './client/checks';

describe('checks made while typing', () => {
  it.each([
    ['', false],
    ['13900000033', false],
    ['139 0000 0033', false],
    ['+86 139-0000-0033', false],
    ['008613900000033', false],
    ['８６１３９００００００３３', false],
    ['0731-58580055', false],
    ['400-000-0120', false],
    ['+49 30 0000000', false],
    ['1390000', true],
    ['139000000333', true],
    ['12000000000', true],
    ['12345', true],
  ])('phone %s looks wrong: %s', (typed, wrong) => expect(phoneLooksWrong(typed)).toBe(wrong));

  it.each([
    ['5000', { value: '5000', unit: null }],
    ['5,000 平', { value: '5000', unit: 'sqm' }],
    ['１２０亩', { value: '120', unit: 'mu' }],
    ['3000㎡', { value: '3000', unit: 'sqm' }],
    ['12.5', { value: '12.5', unit: null }],
    ['两千', null],
    ['-5', null],
    ['4000-6000', { value: '4000-6000', unit: null }],
    ['4000-6000-8000', null],
  ])('area %s', (typed, expected) => expect(readArea(typed)).toEqual(expected));

  it('takes labelled lines and the only mobile number of a pasted text', () => {
    const text =
      '租5000平\n公司：合信五金制品有限公司\n联系人：陈小姐\n手机号：139 0000 0033\n微信：chen_0033';
    expect(readPasted(text)).toEqual({
      company: '合信五金制品有限公司',
      contact: '陈小姐',
      wechat: 'chen_0033',
      phone: '13900000033',
    });
  });

  it.each(['打 13900000033 或 13900000044', '订单 813900000033', '1390000003399', '贵司电话400-000-0120'])(
    'takes no number from: %s',
    (text) => expect(readPasted(text).phone).toBeUndefined(),
  );

  it('sends no number and no address to be read', () => {
    expect(
      withoutContacts(
        '租5000平，15000-20000平也行，电话139 0000 4713，座机0731-58580055，zhou@changji.example',
      ),
    ).toBe('租5000平,15000-20000平也行,电话 ,座机 , ');
  });

  it('reads a range as it is filled in', () => {
    expect(readArea('3000-5000')).toEqual({ value: '3000-5000', unit: null });
    expect(readArea('3000到5000平')).toEqual({ value: '3000到5000', unit: 'sqm' });
    expect(readArea('3000-')).toBeNull();
  });
});
