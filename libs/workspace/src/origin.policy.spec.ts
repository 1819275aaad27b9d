import { isOrigin } from './origin.policy';

describe('isOrigin', () => {
  it.each([
    ['https://www.park.example', true],
    ['http://127.0.0.1:8080', true],
    ['https://park.example:443', false],
    ['https://park.example/', false],
    ['https://park.example/path', false],
    ['https://PARK.example', false],
    ['https://user@park.example', false],
    ['https://*.park.example', false],
    ['https://园区.example', false],
    ['https://xn--6or39w.example', true],
    ['ftp://park.example', false],
    ['javascript:alert(1)', false],
    ['null', false],
    ['*', false],
    ['', false],
    [7, false],
    [`https://${'a'.repeat(300)}.example`, false],
  ])('%j: %s', (value, good) => expect(isOrigin(value)).toBe(good));
});
