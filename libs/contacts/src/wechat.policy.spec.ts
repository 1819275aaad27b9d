import { readWechat } from './wechat.policy';

describe('readWechat', () => {
  it.each([
    ['zsk-8899', { kind: 'id', value: 'zsk-8899' }],
    ['微信：Li_Wei2020', { kind: 'id', value: 'li_wei2020' }],
    ['同号', { kind: 'phone', phone: null }],
    ['手机同号', { kind: 'phone', phone: null }],
    ['139 0000 0012', { kind: 'phone', phone: '13900000012' }],
    ['', { kind: 'none' }],
    ['无', { kind: 'none' }],
    ['weixin', { kind: 'text', value: 'weixin' }],
    ['小李', { kind: 'text', value: '小李' }],
    ['ab1', { kind: 'text', value: 'ab1' }],
  ])('%s', (text, expected) => {
    expect(readWechat(text)).toEqual(expected);
  });
});
