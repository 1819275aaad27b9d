import { surnameOf } from './agent-name.policy';

describe('surnameOf', () => {
  it.each([
    ['彭晓岚', '彭'],
    ['欧阳静', '欧阳'],
    ['李', '李'],
    ['Wei Li', 'Li'],
    ['Anna', 'Anna'],
  ])('%s → %s', (name, surname) => {
    expect(surnameOf(name)).toBe(surname);
  });
});
