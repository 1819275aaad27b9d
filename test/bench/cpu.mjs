/** CPU time of a process and of its children, from /proc; nothing where there is no /proc. */
import { readFileSync, readdirSync } from 'node:fs';

const MS_PER_TICK = 10; // Linux answers in USER_HZ, 100 a second

/** What API, PostgreSQL and the bench itself have used so far, in ms; null off Linux. */
export function cpuUsed(product) {
  if (process.platform !== 'linux') return null;
  const own = process.cpuUsage();
  return {
    node: ticks(product.apiPid)?.own ?? 0,
    postgres: familyTicks(product.postgresPid),
    driver: (own.user + own.system) / 1000,
  };
}

/** `node 2.1 + postgres 1.4 (driver 0.3) ms` for one call; empty where nothing was measured. */
export function cpuPerCall(before, after, calls) {
  if (before === null || after === null || calls === 0) return null;
  const each = (name) => (after[name] - before[name]) / calls;
  return { node: each('node'), postgres: each('postgres'), driver: each('driver') };
}

/** The server with all its backends, those that ended included. */
function familyTicks(pid) {
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = ticks(Number(name));
    if (stat === null) continue;
    if (stat.pid === pid) sum += stat.own + stat.ended;
    else if (stat.parent === pid) sum += stat.own;
  }
  return sum;
}

/** null for a process that ended meanwhile. */
function ticks(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return {
      pid,
      parent: Number(fields[1]),
      own: (user + system) * MS_PER_TICK,
      ended: (endedUser + endedSystem) * MS_PER_TICK,
    };
  } catch {
    return null;
  }
}
