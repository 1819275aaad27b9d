import { Turnstile } from './turnstile';

const full = (): Error => new Error('full');

describe('Turnstile', () => {
  it('lets so many in at once, the others in order, and refuses beyond its bound', async () => {
    const turnstile = new Turnstile(2, 2);
    const seen: string[] = [];
    const ends: (() => void)[] = [];
    const visit = (name: string): Promise<void> =>
      turnstile.pass(async () => {
        seen.push(name);
        await new Promise<void>((resolve) => ends.push(resolve));
      }, full);
    const visits = ['a', 'b', 'c', 'd'].map(visit);
    await expect(visit('e')).rejects.toThrow('full');
    expect(seen).toEqual(['a', 'b']);
    for (let ended = 0; ended < 4; ended += 1) {
      ends[ended]?.();
      await visits[ended];
      await Promise.resolve();
    }
    expect(seen).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on after one that failed', async () => {
    const turnstile = new Turnstile(1, 5);
    const failing = turnstile.pass(() => Promise.reject(new Error('broken')), full);
    const next = turnstile.pass(() => Promise.resolve('in'), full);
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('in');
  });
});
