/**
 * Builds the public side's scripts into dist/form (or the folder that is named), each one file without imports: form.js and form.css, which the
 * server puts into every page, proof.js, which it adds while a site asks for proof of work, and widget.js with
 * widget-extra.js for pages of others. The targets are
 * the oldest web views still met inside WeChat (iOS 13, Chromium 79).
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = process.argv[2] ?? join(HERE, '../../dist/form');
const ENTRIES = {
  form: 'LuodiForm',
  proof: 'LuodiProof',
  widget: 'LuodiWidget',
  'widget-extra': 'LuodiWidgetExtra',
};

rmSync(OUT, { recursive: true, force: true });
for (const [entry, name] of Object.entries(ENTRIES)) {
  await build({
    configFile: false,
    root: HERE,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: OUT,
      emptyOutDir: false,
      target: 'es2019',
      cssTarget: ['chrome79', 'safari13'],
      minify: true,
      lib: {
        entry: join(HERE, `src/client/${entry}.ts`),
        formats: ['iife'],
        name,
        fileName: () => `${entry}.js`,
        cssFileName: entry,
      },
    },
  });
}
