import { ConfigError } from '@luodi/platform';
import { Launcher } from './launcher';
import { LaunchRefusal } from './launch-refusal';
import { messages } from './messages';
import { aborted } from './processes';

/**
 * What `npm start` becomes once everything is installed and built. Runs until `stopSignal` says that
 * SIGINT, SIGTERM or SIGHUP came.
 * @returns the exit code: 0 after a stop in order, 1 after a refusal that was explained on stderr
 */
export async function launch(args: readonly string[], stopSignal: AbortSignal): Promise<number> {
  const stop = new AbortController();
  // A closed terminal or `| head` must not take the service down before it was told to stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  stopSignal.addEventListener('abort', () => stop.abort(), { once: true });
  stopWithNpm(() => stop.abort());
  process.umask(0o077); // what the product writes is nobody else's business
  const launcher = new Launcher(stop.signal);
  try {
    await launcher.start(parseArguments(args));
    await aborted(stop.signal);
    console.log(messages.stopping);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) return 0;
    if (!(error instanceof LaunchRefusal || error instanceof ConfigError)) throw error;
    if (error.message !== '') console.error(error.message);
    return 1;
  } finally {
    stop.abort(); // after a refusal, too: nothing may be restarted any more
    await launcher.stop();
  }
}

/** An npm that was killed by -9 can't pass that on; without it nobody at the terminal could stop us. */
function stopWithNpm(stop: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && stop(), 1_000).unref();
}

function parseArguments(args: readonly string[]): { demo: boolean } {
  const unknown = args.find((arg) => arg !== '--demo');
  if (unknown !== undefined) throw new LaunchRefusal(messages.unknownArgument(unknown));
  return { demo: args.includes('--demo') };
}
