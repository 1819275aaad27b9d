import { aPhone } from './phones';
import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import { seedConsentNotices } from '@luodi/privacy';
import { aTeam, aUser, type BuiltUser } from './identity';
import { aPark, aSite } from './workspace';

export interface BuiltIntake {
  readonly siteId: string;
  readonly siteKey: string;
  readonly park: { readonly id: string; readonly name: string };
  readonly teamId: string;
  readonly agent: BuiltUser;
}

/** A site that takes inquiries: notices, park, a team with one agent, and a rule that gives them everything. */
export async function anIntake(
  tx: EntityManager,
  traits: {
    readonly agents?: 0 | 1;
    readonly honorific?: 'mr' | 'ms' | 'none';
    readonly workPhone?: string;
  } = {},
): Promise<BuiltIntake> {
  await seedConsentNotices(tx);
  const park = await aPark(tx);
  const site = await aSite(tx, { parkId: park.id });
  const team = await aTeam(tx);
  const agent = await aUser(tx, {
    name: '彭晓岚',
    honorific: traits.honorific ?? 'ms',
    ...(traits.workPhone === undefined ? {} : { workPhone: traits.workPhone }),
    teamIds: traits.agents === 0 ? [] : [team.id],
  });
  await tx.query('INSERT INTO agent_loads (user_id) VALUES ($1) ON CONFLICT DO NOTHING', [agent.id]);
  await tx.query('INSERT INTO routing_rules (id, name, position, team_id) VALUES ($1, $2, 1, $3)', [
    newId(),
    '全部线索',
    team.id,
  ]);
  return { siteId: site.id, siteKey: site.key, park, teamId: team.id, agent };
}

/** The body of a good submission; overwrite what the story is about. */
export function anInquiry(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    need: '租5000平单层厂房',
    contact: '何先生',
    phone: aPhone(),
    consent: { handling: true, policyVersion: '1' },
    ...overrides,
  };
}
