/**
 * `npm test`: installs and builds what is missing, then runs every test. Arguments go to Jest.
 * The last line reads `N passed, N failed, N skipped`.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { requireSupportedNode } from '../apps/launcher/node-version.mjs';

requireSupportedNode();
const { prepareOrExit, ROOT } = await import('../apps/launcher/prepare.mjs');
const { run } = await import('../apps/launcher/subprocess.mjs');

await prepareOrExit();
const resultFile = join(ROOT, 'test/.artifacts', `jest.${process.pid}.json`);
mkdirSync(join(ROOT, 'test/.artifacts'), { recursive: true });
const own = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${resultFile}`];
const args = process.argv.slice(2);
// Three on two cores: while one waits for a process, a page or the database, another works.
if (!args.some((arg) => /^(-w|-i|--maxWorkers|--runInBand)/.test(arg))) own.push('--maxWorkers=3');
const { code } = await run(process.execPath, [...own, ...args], { cwd: ROOT, show: true });

const { passed, failed, skipped } = countTests();
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(code !== 0 ? code : failed > 0 || passed === 0 ? 1 : 0);

/** A file that could not even be loaded is one failure; no result at all is one, too. */
function countTests() {
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  rmSync(resultFile, { force: true });
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
