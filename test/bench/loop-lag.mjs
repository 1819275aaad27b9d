/** Loaded before a program (`node --import`): writes how long its event loop was kept waiting to LOOP_LAG_FILE. */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const file = process.env.LOOP_LAG_FILE;
if (file !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  let running = false;
  setInterval(() => {
    // Reading its own files at the start is not what is asked for.
    if (!running && performance.now() - started > 5_000) {
      delay.reset();
      running = true;
    }
    if (running)
      writeFileSync(file, JSON.stringify({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 }));
  }, 1_000).unref();
}
