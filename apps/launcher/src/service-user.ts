import { spawnSync } from 'node:child_process';

/** Who the PostgreSQL server runs as when we are root. */
export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/**
 * The user for PostgreSQL, which refuses to run as root: the system's `postgres`, made when it is missing,
 * else `nobody`. `null` when we are an ordinary user, who runs it himself.
 */
export function serviceUser(): ServiceUser | null {
  if (process.getuid?.() !== 0) return null;
  return findUser(NAME) ?? createUser() ?? findUser('nobody') ?? { uid: 65_534, gid: 65_534 };
}

/** Whether that user can run a shell test such as `-x file` on a path; checks what the kernel really allows. */
export function userCan(user: ServiceUser | null, test: '-x' | '-r', path: string): boolean {
  const answer = spawnSync('/bin/sh', ['-c', 'test "$1" "$2"', 'sh', test, path], {
    cwd: '/',
    stdio: 'ignore',
    ...(user ?? {}),
  });
  return answer.status === 0;
}

function findUser(name: string): ServiceUser | null {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === null || gid === null || uid === 0 ? null : { uid, gid };
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return answer.status === 0 && /^\d+\s*$/.test(answer.stdout) ? Number(answer.stdout) : null;
}

function createUser(): ServiceUser | null {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME]],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', NAME]], // busybox
  ];
  for (const [command, args] of ways) {
    spawnSync(command, args, { stdio: 'ignore' });
    // Asked again whatever the answer: another process may have made it meanwhile.
    const user = findUser(NAME);
    if (user) return user;
  }
  return null;
}
