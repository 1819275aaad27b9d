import { join } from 'node:path';
import { defineConfig } from 'vite';

/**
 * One script and one style sheet with fixed names, which the server puts into every page. The targets are the
 * oldest web views still met inside WeChat (iOS 13, Chromium 79).
 */
export default defineConfig({
  root: __dirname,
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: join(__dirname, '../../dist/form'),
    emptyOutDir: true,
    target: 'es2019',
    cssTarget: ['chrome79', 'safari13'],
    minify: true,
    lib: {
      entry: join(__dirname, 'src/client/form.ts'),
      formats: ['iife'],
      name: 'LuodiForm',
      fileName: () => 'form.js',
      cssFileName: 'form',
    },
  },
});
