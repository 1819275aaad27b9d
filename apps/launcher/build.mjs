/**
 * `npm run build`: builds what changed since the last build: the server (api, worker, cli, launcher, libs,
 * migrations), the console and the form, at the same time. `-- --force` builds all.
 */
import { requireSupportedNode } from './node-version.mjs';

requireSupportedNode();
const { prepareOrExit } = await import('./prepare.mjs');
await prepareOrExit({ force: process.argv.includes('--force') });
