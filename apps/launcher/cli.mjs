/** `npm run cli -- <command>`: installs and builds what is missing, then runs an administration command. */
import { pathToFileURL } from 'node:url';
import { requireSupportedNode } from './node-version.mjs';

requireSupportedNode();
const { prepareOrExit, ROOT } = await import('./prepare.mjs');
const handOver = await prepareOrExit();
const { runCommand } = await import(pathToFileURL(`${ROOT}/dist/apps/launcher/src/cli.js`).href);
process.exit(await runCommand(process.argv.slice(2), handOver()));
