import { isSingleKey, keyName } from './key-name';

const press = (key: string, held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[] = []) =>
  keyName({
    key,
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
  });

describe('names of keys', () => {
  it.each([
    ['j', [], 'j'],
    ['J', ['shift'], 'shift+j'],
    ['?', ['shift'], '?'],
    ['/', [], '/'],
    ['Enter', ['ctrl'], 'mod+enter'],
    ['Enter', ['meta'], 'mod+enter'],
    ['ArrowDown', [], 'arrowdown'],
    ['1', [], '1'],
  ] as const)('%s with %j is %s', (key, held, name) => {
    expect(press(key, held)).toBe(name);
  });

  it('knows which ones the off switch covers', () => {
    expect(['j', '?', 'shift+x', 'enter'].every(isSingleKey)).toBe(true);
    expect(['mod+enter', 'alt+1', 'escape'].some(isSingleKey)).toBe(false);
  });
});
