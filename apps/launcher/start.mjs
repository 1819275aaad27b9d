/**
 * `npm start`: checks Node, installs and builds what is missing, then becomes the launcher.
 * Runs before any package is installed, so everything up to the last import is plain Node.
 */
import { pathToFileURL } from 'node:url';
import { requireSupportedNode } from './node-version.mjs';

requireSupportedNode();
const { prepareOrExit, ROOT } = await import('./prepare.mjs');
const handOver = await prepareOrExit({ signalCode: 0 });
const { launch } = await import(pathToFileURL(`${ROOT}/dist/apps/launcher/src/main.js`).href);
process.exit(await launch(process.argv.slice(2), handOver()));
