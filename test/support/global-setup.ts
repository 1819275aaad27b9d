import type { RunningCluster } from '../../apps/launcher/src/cluster';
import { startTestServer } from './postgres';

declare global {
  /** The run's server, for the teardown in the same process. */
  var luodiTestServer: RunningCluster | undefined;
}

/** Runs once before all test files. */
export default async function globalSetup(): Promise<void> {
  globalThis.luodiTestServer = await startTestServer();
}
