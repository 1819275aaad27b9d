import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { insertPark, insertSite } from '@luodi/workspace';

/** A park. */
export async function aPark(
  tx: EntityManager,
  name = `园区 ${randomUUID().slice(0, 6)}`,
): Promise<{ id: string; name: string }> {
  return { id: await insertPark(tx, { name }), name };
}

/** A site with its park. */
export async function aSite(
  tx: EntityManager,
  traits: { readonly parkId?: string; readonly hotline?: string } = {},
): Promise<{ id: string; key: string; parkId: string }> {
  const parkId = traits.parkId ?? (await aPark(tx)).id;
  const site = await insertSite(tx, { name: '官方网站', parkId, hotline: traits.hotline ?? '400-000-0120' });
  return { ...site, parkId };
}
