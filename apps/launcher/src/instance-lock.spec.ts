import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireInstanceLock, currentHolder, isHeldByOther } from './instance-lock';
import { startMark } from './processes';

describe('the lock of a DATA_DIR', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'luodi-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is held until it is released and leaves nothing', () => {
    const lock = acquireInstanceLock(folder);
    if (isHeldByOther(lock)) throw new Error('an empty folder is free');
    expect(acquireInstanceLock(folder)).toMatchObject({ pid: process.pid });
    expect(currentHolder(folder)).toMatchObject({ pid: process.pid });
    lock.release();
    expect(readdirSync(folder)).toEqual([]);
    expect(currentHolder(folder)).toBeNull();
  });

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: '1' })],
    ['a process that got the number later', JSON.stringify({ pid: process.pid, started: 'before' })],
    ['a text that is no lock', 'half'],
  ])('is taken over from %s', (_name, content) => {
    writeFileSync(join(folder, 'launcher.lock'), content);
    expect(acquireInstanceLock(folder)).toMatchObject({ recovered: true });
  });

  it('stays with a running process', () => {
    const parent = { pid: process.ppid, started: startMark(process.ppid) };
    writeFileSync(join(folder, 'launcher.lock'), JSON.stringify(parent));
    expect(acquireInstanceLock(folder)).toEqual(parent);
  });
});
