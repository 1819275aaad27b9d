import { judgeOrigin } from './origin.policy';

const SITE = { host: 'crm.example', publicUrl: 'https://crm.example', allowed: ['https://park.example'] };

describe('origins of a site', () => {
  it.each([
    [undefined, 'none'],
    ['https://park.example', 'allowed'],
    ['https://PARK.example', 'allowed'],
    ['https://crm.example', 'own'],
    ['http://crm.example', 'own'],
    ['null', 'refused'],
    ['', 'refused'],
    ['http://park.example', 'refused'],
    ['https://park.example:8443', 'refused'],
    ['https://www.park.example', 'refused'],
    ['https://park.example.evil.example', 'refused'],
    ['https://park.example/path', 'refused'],
    ['https://user@park.example', 'refused'],
    ['file://', 'refused'],
    ['data:text/html,x', 'refused'],
    ['https://evil.example', 'refused'],
  ])('%s is %s', (origin, verdict) => {
    expect(judgeOrigin({ ...SITE, origin })).toBe(verdict);
  });

  it('lets nobody but ourselves in when the list is empty', () => {
    expect(judgeOrigin({ ...SITE, allowed: [], origin: 'https://park.example' })).toBe('refused');
    expect(judgeOrigin({ ...SITE, allowed: [], origin: 'https://crm.example' })).toBe('own');
  });
});
