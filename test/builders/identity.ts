import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { PasswordService, insertUser, type Role } from '@luodi/identity';
import { newId } from '@luodi/platform';
import { TEST_PASSWORD } from '../support/app';

let passwordHash: Promise<string> | null = null;

export interface BuiltUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

interface UserTraits {
  readonly username?: string;
  readonly name?: string;
  readonly role?: Role;
  readonly email?: string;
  readonly honorific?: 'mr' | 'ms' | 'none';
  readonly workPhone?: string;
  readonly teamIds?: readonly string[];
}

/** A user with the tests' password; an agent without a team unless told otherwise. */
export async function aUser(tx: EntityManager, traits: UserTraits = {}): Promise<BuiltUser> {
  passwordHash ??= new PasswordService().hash(TEST_PASSWORD);
  const username = traits.username ?? `user-${randomUUID().slice(0, 8)}`;
  const name = traits.name ?? '彭晓岚';
  const id = await insertUser(
    tx,
    {
      username,
      name,
      role: traits.role ?? 'agent',
      ...(traits.email === undefined ? {} : { email: traits.email }),
      ...(traits.honorific === undefined ? {} : { honorific: traits.honorific }),
      ...(traits.workPhone === undefined ? {} : { workPhone: traits.workPhone }),
    },
    await passwordHash,
  );
  for (const teamId of traits.teamIds ?? []) {
    await tx.query('INSERT INTO team_members (team_id, user_id) VALUES ($1, $2)', [teamId, id]);
  }
  return { id, username, name };
}

/** A team with its pool. */
export async function aTeam(
  tx: EntityManager,
  name = `招商组 ${randomUUID().slice(0, 6)}`,
): Promise<{ id: string; name: string }> {
  const id = newId();
  await tx.query('INSERT INTO teams (id, name) VALUES ($1, $2)', [id, name]);
  await tx.query('INSERT INTO pools (id, name, team_id) VALUES ($1, $2, $3)', [newId(), `${name}公海`, id]);
  return { id, name };
}
