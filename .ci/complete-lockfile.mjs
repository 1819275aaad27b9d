/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out.
 *
 * npm writes only those it can find. A registry that mirrors some platforms makes it drop the rest, and
 * from then on `npm ci` refuses the lockfile everywhere ("Missing: … from lock file"). Version, system,
 * processor and C library are enough for npm to pass over a package that is not for this machine.
 * Run after every `npm install`; test/launcher/lockfile.spec.ts notices when that was forgotten.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const packages = { ...lock.packages };
for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const words = name.split('/').at(-1).split('-');
    const os = words.find((word) => SYSTEMS.includes(word));
    const cpu = words.find((word) => PROCESSORS.includes(word));
    const place = `node_modules/${name}`;
    // A range or a name without a platform is an ordinary optional package, which npm found.
    if (packages[place] || !os || !cpu || !/^\d/.test(version)) continue;
    packages[place] = {
      version,
      cpu: [cpu],
      ...(parent.dev ? { dev: true } : {}),
      ...libcOf(words),
      optional: true,
      os: [os],
    };
    console.log(`${name} ${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);

function libcOf(words) {
  if (words.some((word) => word.startsWith('musl'))) return { libc: ['musl'] };
  return words.some((word) => word.startsWith('gnu')) ? { libc: ['glibc'] } : {};
}
