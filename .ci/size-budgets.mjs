/** Size budgets of the first load, gzip -9, in kB of 1,000 bytes. Fails when one is over. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const manifest = JSON.parse(readFileSync(join(DIST, 'web/.vite/manifest.json'), 'utf8'));

const gzip = (file) => gzipSync(readFileSync(file), { level: 9 }).length;

/** An entry's own files and everything it imports statically. */
function closure(keys) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`The manifest has no ${key}`);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const inner of chunk.imports ?? []) visit(inner);
  };
  keys.forEach(visit);
  return [...files].filter((file) => /\.(js|css)$/.test(file));
}

const sum = (files) => files.reduce((total, file) => total + gzip(join(DIST, 'web', file)), 0);
const routeKey = (part) => {
  const key = Object.keys(manifest).find(
    (name) => name.includes(part) && manifest[name].isDynamicEntry === true,
  );
  if (key === undefined) throw new Error(`No lazy route for ${part}`);
  return key;
};

const formFiles = readdirSync(join(DIST, 'form')).filter(
  (name) => /\.(js|css|html)$/.test(name) && !name.startsWith('widget'),
);
const budgets = [
  [
    'hosted form: style and script',
    formFiles.reduce((total, name) => total + gzip(join(DIST, 'form', name)), 0),
    25,
  ],
  ['widget: script', gzip(join(DIST, 'form/widget.js')), 8],
  ['login', sum(closure(['login.html'])), 90],
  ['queue route', sum(closure(['index.html', routeKey('pages/queue/')])), 350],
];

let over = false;
for (const [name, bytes, limit] of budgets) {
  const kb = bytes / 1000;
  const bad = kb > limit;
  over ||= bad;
  console.log(`${bad ? 'OVER ' : 'ok   '} ${name}: ${kb.toFixed(1)} of ${limit} kB gzip`);
}
if (over) process.exitCode = 1;
