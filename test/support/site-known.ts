import { until } from '../../apps/launcher/src/processes';
import type { TestApp } from './app';

/** Tells the caches of a site that was written past the application, and waits until the application knows it. */
export async function siteKnown(app: TestApp, siteKey: string): Promise<void> {
  await app.dataSource.query(`SELECT pg_notify('luodi_cache', 'workspace')`);
  const known = async (): Promise<boolean> =>
    (await app.anonymous.get(`/api/public/v1/sites/${siteKey}/form`)).status === 200;
  if (!(await until(known, 15_000))) throw new Error(`The application does not know the site ${siteKey}`);
}
