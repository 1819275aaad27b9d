import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, StepFailed } from './subprocess.mjs';

const STAMP = 'dist/.build-stamp';
const NEST = 'node_modules/@nestjs/cli/bin/nest.js';
const VITE = 'node_modules/vite/bin/vite.js';
const SHARED = ['package-lock.json', 'tsconfig.json'];

function clientPart(name, config, command) {
  return {
    name,
    needs: `apps/${name}/${config}`,
    inputs: [`apps/${name}`, ...SHARED],
    leaveOut: /\.(e2e-)?spec\.tsx?$|\.md$/,
    output: `dist/${name}`,
    command,
  };
}

const PARTS = [
  {
    name: 'server',
    needs: 'nest-cli.json',
    inputs: ['apps', 'libs', 'migrations', 'nest-cli.json', 'tsconfig.build.json', ...SHARED],
    leaveOut: /^apps\/(web|form\/src\/client)\/|^apps\/launcher\/[^/]+\.mjs$|\.(e2e-)?spec\.ts$|\.md$/,
    output: 'dist/apps/launcher/src/main.js',
    command: [NEST, 'build'],
  },
  clientPart('web', 'vite.config.ts', [
    VITE,
    'build',
    '--config',
    'apps/web/vite.config.ts',
    '--logLevel',
    'warn',
  ]),
  clientPart('form', 'build.mjs', ['apps/form/build.mjs']),
];

/** The parts whose sources differ from what was built; `force` names them all. */
export function staleParts(root, force = false) {
  const stamp = readStamp(root);
  return PARTS.filter((part) => existsSync(join(root, part.needs)))
    .map((part) => ({ ...part, hash: hashOf(root, part) }))
    .filter((part) => force || stamp[part.name] !== part.hash || !existsSync(join(root, part.output)));
}

/** Builds these parts; what worked is remembered even when another part failed. */
export async function buildParts(root, parts) {
  console.error(`正在构建 / Building: ${parts.map((part) => part.name).join(', ')} …`);
  const results = await Promise.all(
    parts.map(async (part) => {
      const env = { ...process.env, NODE_ENV: 'production' };
      return { part, ...(await run(process.execPath, part.command, { cwd: root, env })) };
    }),
  );
  const stamp = readStamp(root);
  for (const { part, code } of results) {
    if (code === 0) stamp[part.name] = part.hash;
    else delete stamp[part.name];
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, STAMP), `${JSON.stringify(stamp, null, 2)}\n`);
  const failed = results.filter(({ code }) => code !== 0);
  for (const { part, output } of failed) console.error(`--- ${part.name}\n${output.trimEnd()}`);
  if (failed.length > 0) {
    const names = failed.map(({ part }) => part.name).join(', ');
    throw new StepFailed(`构建失败 / The build failed: ${names}.`);
  }
}

function hashOf(root, part) {
  const hash = createHash('sha256');
  for (const input of part.inputs) {
    for (const file of filesUnder(root, input)) {
      if (!part.leaveOut.test(file))
        hash
          .update(`${file}\0`)
          .update(readFileSync(join(root, file)))
          .update('\0');
    }
  }
  return hash.digest('hex');
}

/** Paths relative to the root with forward slashes, in an order that is the same everywhere. */
function filesUnder(root, path) {
  if (!existsSync(join(root, path))) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
  } catch {
    return {};
  }
}
