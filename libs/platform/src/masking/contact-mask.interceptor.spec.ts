import { inClear, maskAnswer } from './contact-mask.interceptor';

describe('an answer on its way out', () => {
  it.each([
    ['a text', { note: '微信 wangsh2024' }, { note: '微信 wa******24' }],
    ['a text in a list', { notes: ['电话13900004711'] }, { notes: ['电话139****4711'] }],
    ['a number', { phone: 13900004711 }, { phone: '139****4711' }],
  ])('loses what reaches a person in %s', (_what, answer, masked) => {
    expect(maskAnswer(answer)).toEqual(masked);
  });

  // Codes and ids are drawn at random: one in three hundred begins with letters that announce a WeChat or QQ id elsewhere.
  it.each([
    { trackingCode: 'VXRM-67H6' },
    { trackingCode: 'QQ23-4567' },
    { leadIds: ['01920000-1390-7000-8000-139000047110'] },
    { nextCursor: 'vx-wangsh2024' },
    { createdAt: '2026-12-01T13:10:18.000Z' },
  ])('keeps %j as it is', (answer) => {
    expect(maskAnswer(answer)).toEqual(answer);
  });

  it('keeps what the presenter marked as the reader’s own, with all below it', () => {
    const lead = inClear({ contact: { phone: '13900004711' } });
    expect(maskAnswer({ lead, other: { phone: '13900004711' } })).toEqual({
      lead,
      other: { phone: '139****4711' },
    });
  });
});
