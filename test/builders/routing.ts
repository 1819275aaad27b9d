import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '@luodi/platform';
import { aTeam, aUser } from './identity';
import type { BuiltUser } from './identity';

export interface RuleTraits {
  readonly teamId?: string;
  readonly name?: string;
  /** Rules are tried in this order; 1 by default. */
  readonly position?: number;
  readonly conditions?: readonly object[];
  readonly active?: boolean;
  readonly onlyOnShift?: boolean;
}

/** A rule that takes everything for its team, unless conditions are given. */
export async function aRule(
  tx: EntityManager,
  traits: RuleTraits = {},
): Promise<{ readonly id: string; readonly name: string; readonly teamId: string }> {
  const id = newId();
  const teamId = traits.teamId ?? (await aTeam(tx)).id;
  const name = traits.name ?? `规则 ${randomUUID().slice(0, 6)}`;
  await tx.query(
    `INSERT INTO routing_rules (id, name, position, active, conditions, team_id, only_on_shift)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      name,
      traits.position ?? 1,
      traits.active ?? true,
      JSON.stringify(traits.conditions ?? []),
      teamId,
      traits.onlyOnShift ?? false,
    ],
  );
  return { id, name, teamId };
}

/** An agent of a team with a capacity, a weight, and whether they take leads. */
export async function anAgent(
  tx: EntityManager,
  teamId: string,
  traits: {
    readonly name?: string;
    readonly capacity?: number;
    readonly weight?: number;
    readonly accepting?: boolean;
  } = {},
): Promise<BuiltUser> {
  const user = await aUser(tx, {
    teamIds: [teamId],
    ...(traits.name === undefined ? {} : { name: traits.name }),
  });
  await tx.query(
    `INSERT INTO agent_loads (user_id, capacity, weight, accepting) VALUES ($1, $2, $3, $4)
     ON CONFLICT (user_id) DO UPDATE SET capacity = $2, weight = $3, accepting = $4`,
    [user.id, traits.capacity ?? 60, traits.weight ?? 1, traits.accepting ?? true],
  );
  return user;
}
