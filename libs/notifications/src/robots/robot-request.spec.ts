import { createHmac } from 'node:crypto';
import { isRobotAddress, robotRequest, robotVerdict, type RobotKind } from './robot-request';

const AT = new Date('2026-11-18T10:00:00.123+08:00');
const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k-1';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=t-1';
const FEISHU = 'https://open.feishu.cn/open-apis/bot/v2/hook/h-1';

describe('a message to a robot', () => {
  it('of WeCom is plain: its key is in the address', () => {
    const request = robotRequest({ kind: 'wecom', url: WECOM, secret: null }, '你好', AT);
    expect(request.url).toBe(WECOM);
    expect(JSON.parse(request.body)).toEqual({ msgtype: 'text', text: { content: '你好' } });
  });

  it('of DingTalk is signed in the query, over milliseconds, with the secret as the key', () => {
    const request = robotRequest({ kind: 'dingtalk', url: DINGTALK, secret: 'SEC+/=1' }, '你好', AT);
    const { searchParams } = new URL(request.url);
    expect(searchParams.get('access_token')).toBe('t-1');
    expect(searchParams.get('timestamp')).toBe(String(AT.getTime()));
    expect(searchParams.get('sign')).toBe(
      createHmac('sha256', 'SEC+/=1').update(`${AT.getTime()}\nSEC+/=1`).digest('base64'),
    );
    expect(JSON.parse(request.body)).toEqual({ msgtype: 'text', text: { content: '你好' } });
  });

  it('of Feishu is signed in the body, over seconds, with both as the key of nothing', () => {
    const request = robotRequest({ kind: 'feishu', url: FEISHU, secret: 'abc' }, '你好', AT);
    const seconds = String(Math.floor(AT.getTime() / 1000));
    expect(request.url).toBe(FEISHU);
    expect(JSON.parse(request.body)).toEqual({
      timestamp: seconds,
      sign: createHmac('sha256', `${seconds}\nabc`).update('').digest('base64'),
      msg_type: 'text',
      content: { text: '你好' },
    });
  });

  it('is cut within the bytes that WeCom takes, never inside a character', () => {
    const body = robotRequest({ kind: 'wecom', url: WECOM, secret: null }, '地'.repeat(2000), AT).body;
    const { content } = (JSON.parse(body) as { text: { content: string } }).text;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
    expect(content).toMatch(/^地+…$/u);
  });
});

describe('an address of a robot', () => {
  it.each<[RobotKind, string, boolean]>([
    ['wecom', WECOM, true],
    ['dingtalk', DINGTALK, true],
    ['feishu', FEISHU, true],
    ['feishu', WECOM, false],
    ['wecom', WECOM.replace('https:', 'http:'), false],
    ['wecom', 'https://qyapi.weixin.qq.com.example.com/x', false],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/x', false],
    ['wecom', 'https://qyapi.weixin.qq.com@evil.example/x', false],
    ['dingtalk', 'http://127.0.0.1:9000/robot', true],
    ['dingtalk', 'http://127.0.0.1:9001/robot', false],
    ['dingtalk', 'no address', false],
  ])('%s %s: %s', (kind, url, expected) => {
    expect(isRobotAddress(kind, url, ['127.0.0.1:9000'])).toBe(expected);
  });
});

describe('an answer of a robot', () => {
  it.each([
    [200, '{"errcode":0,"errmsg":"ok"}', 'ok', 0],
    [200, '{"code":0,"msg":"success"}', 'ok', 0],
    [200, '{"StatusCode":0}', 'ok', 0],
    [200, '{"errcode":45009}', 'busy', 45_009],
    [200, '{"errcode":410100}', 'busy', 410_100],
    [200, '{"code":11232}', 'busy', 11_232],
    [429, '', 'busy', null],
    [200, '{"errcode":310000,"errmsg":"sign not match"}', 'refused', 310_000],
    [200, '{"code":19021}', 'refused', 19_021],
    [200, '<html>', 'refused', null],
    [502, '{"errcode":0}', 'refused', 0],
  ])('%d %s is %s', (status, text, verdict, code) => {
    expect(robotVerdict(status, text)).toEqual({ verdict, code });
  });
});
