/**
 * Makes what is generated and committed: apps/api/openapi.json from the built server, and the console's
 * types from it. With --check it writes nothing and fails when a file is stale.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const check = process.argv.includes('--check');
const folder = mkdtempSync(join(tmpdir(), 'luodi-generate-'));

function run(args) {
  const result = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status !== 0) {
    process.stderr.write(result.stderr || result.stdout);
    process.exit(1);
  }
  return result.stdout;
}

function settle(path, content) {
  const target = join(ROOT, path);
  let current = '';
  try {
    current = readFileSync(target, 'utf8');
  } catch {
    // a file that is not there is stale
  }
  if (current === content) return true;
  if (check) {
    process.stderr.write(`${path} is stale: run npm run generate and commit it.\n`);
    return false;
  }
  writeFileSync(target, content);
  process.stdout.write(`${path} written\n`);
  return true;
}

try {
  const document = run(['dist/apps/cli/src/main.js', 'openapi']);
  const file = join(folder, 'openapi.json');
  writeFileSync(file, document);
  const types = join(folder, 'schema.ts');
  run(['node_modules/openapi-typescript/bin/cli.js', file, '--output', types]);
  const fresh = [
    settle('apps/api/openapi.json', document),
    settle('apps/web/src/api/schema.generated.ts', readFileSync(types, 'utf8')),
  ];
  if (fresh.includes(false)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
