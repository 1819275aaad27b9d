import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  Caches,
  alreadyExists,
  fieldError,
  isUniqueViolation,
  newId,
  notFound,
  validationFailed,
  versionConflict,
  withIdempotency,
  writeAudit,
} from '@luodi/platform';
import type { AuditAction } from '@luodi/platform';
import type { Actor } from '../access/actor';
import { IDENTITY_CACHE } from '../identity.events';
import { Membership } from './membership';
import type { CreateTeamDto, UpdateTeamDto } from './team.dto';
import { TeamQueries } from './team.queries';
import type { TeamResponse } from './team.response';

/** Administration of teams and who is in them. */
@Injectable()
export class TeamService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: TeamQueries,
    private readonly caches: Caches,
    private readonly membership: Membership,
  ) {}

  public async create(actor: Actor, input: CreateTeamDto): Promise<TeamResponse> {
    return named(() =>
      this.dataSource.transaction((tx) =>
        withIdempotency(tx, `${actor.id}:teams`, input, async () => {
          const id = newId();
          await tx.query('INSERT INTO teams (id, name) VALUES ($1, $2)', [id, input.name]);
          const userIds = await writeMembers(tx, id, input.memberIds ?? []);
          await this.membership.follow(tx, { userIds, by: actor });
          return this.finish(tx, actor, id, 'team.created');
        }),
      ),
    );
  }

  /** @throws DomainError version_conflict */
  public async update(actor: Actor, id: string, input: UpdateTeamDto): Promise<TeamResponse> {
    return named(() =>
      this.dataSource.transaction(async (tx) => {
        const before = await this.lock(tx, actor, id);
        if (before.version !== input.version) throw versionConflict(before);
        await tx.query(
          `UPDATE teams SET name = coalesce($2, name), active = coalesce($3, active), version = version + 1,
             updated_at = now() WHERE id = $1`,
          [id, input.name ?? null, input.active ?? null],
        );
        return this.finish(tx, actor, id, 'team.updated');
      }),
    );
  }

  /** Makes exactly these users the members. */
  public async setMembers(actor: Actor, id: string, memberIds: readonly string[]): Promise<TeamResponse> {
    return this.dataSource.transaction(async (tx) => {
      await this.lock(tx, actor, id);
      const userIds = await writeMembers(tx, id, memberIds);
      await this.membership.follow(tx, { userIds, by: actor });
      return this.finish(tx, actor, id, 'team.members-changed');
    });
  }

  private async lock(tx: EntityManager, actor: Actor, id: string): Promise<TeamResponse> {
    await tx.query('SELECT id FROM teams WHERE id = $1 FOR NO KEY UPDATE', [id]);
    const team = await this.queries.find(actor, id, tx);
    if (team === null) throw notFound();
    return team;
  }

  private async finish(
    tx: EntityManager,
    actor: Actor,
    id: string,
    action: AuditAction,
  ): Promise<TeamResponse> {
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action,
      objectType: 'team',
      objectId: id,
    });
    await this.caches.invalidate(tx, IDENTITY_CACHE);
    await this.membership.announce(tx);
    const team = await this.queries.find(actor, id, tx);
    if (team === null) throw notFound();
    return team;
  }
}

/** Answers who came and who went. */
async function writeMembers(
  tx: EntityManager,
  teamId: string,
  userIds: readonly string[],
): Promise<string[]> {
  const known: { id: string }[] = await tx.query('SELECT id FROM users WHERE id = ANY($1::uuid[])', [
    userIds,
  ]);
  if (known.length !== userIds.length) throw validationFailed([fieldError('memberIds', 'unknown_reference')]);
  const [left]: [{ user_id: string }[], number] = await tx.query(
    'DELETE FROM team_members WHERE team_id = $1 AND NOT user_id = ANY($2::uuid[]) RETURNING user_id',
    [teamId, userIds],
  );
  const joined: { user_id: string }[] = await tx.query(
    'INSERT INTO team_members (team_id, user_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING RETURNING user_id',
    [teamId, userIds],
  );
  return [...left, ...joined].map((row) => row.user_id);
}

async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUniqueViolation(error, 'teams_name_key')) throw alreadyExists('name');
    throw error;
  }
}
