import { answersOf } from './answers.policy';

describe('what the page of a code shows of a submission', () => {
  it('has no whole number, id or address in any text', () => {
    const answers = answersOf({
      need: '求租 5000 平，打 139 0000 1234 或 peilan_oy0731，peilan@changji.example',
      use: '仓储，微信 zsk-8899',
      company: '湘北机电',
      region: ['长沙 13900001234'],
      phone: '13900001234',
      wechat: 'peilan_oy0731',
      area: { min: 5000, unit: 'sqm' },
    });
    expect(JSON.stringify(answers)).not.toMatch(/0000|peilan|zsk-8899/);
    expect(answers).toMatchObject({
      need: expect.stringContaining('求租 5000 平') as string,
      company: '湘北机电',
      area: { min: 5000, max: null, unit: 'sqm' },
    });
  });

  it('takes what nobody expected for absent', () => {
    expect(answersOf({ need: 5, area: 'x', region: 7 })).toMatchObject({
      need: null,
      area: null,
      region: [],
    });
  });
});
