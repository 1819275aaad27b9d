import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assertNever, readKeysetPage, type Page } from '@luodi/platform';
import type { Actor } from '../access/actor';
import type { ListUsersQuery } from './user.dto';
import { presentUser, type UserResponse, type UserRow } from './user.response';

export const USER_COLUMNS = `u.id, u.username, u.name, u.role, u.honorific, u.email, u.work_phone, u.locale, u.active,
  u.last_login_at, u.created_at, u.created_at::text AS created_at_text, u.version,
  ARRAY(SELECT m.team_id FROM team_members m WHERE m.user_id = u.id ORDER BY m.team_id) AS team_ids`;

type SortColumn = 'username' | 'name' | 'created_at';

/** Reads users within what the actor may know of: a manager reads the users of their teams. */
@Injectable()
export class UserQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** A page of users. */
  public async list(actor: Actor, query: ListUsersQuery): Promise<Page<UserResponse>> {
    const { column, descending } = sortOf(query.sort ?? 'username');
    const params: unknown[] = [];
    const where = [visibleUsers(actor, params), ...filters(query, params)];
    return readKeysetPage(
      this.dataSource.manager,
      {
        columns: USER_COLUMNS,
        from: 'users u',
        where,
        params,
        order: {
          column: `u.${column}`,
          cast: column === 'created_at' ? 'timestamptz' : 'text',
          id: 'u.id',
          descending,
        },
        place: (row: UserRow) => [column === 'created_at' ? row.created_at_text : row[column], row.id],
        present: presentUser,
      },
      query,
    );
  }

  /** One user, or null when unknown or out of the actor's scope. */
  public async find(
    actor: Actor,
    id: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<UserResponse | null> {
    const params: unknown[] = [];
    const scope = visibleUsers(actor, params);
    params.push(id);
    const rows: UserRow[] = await tx.query(
      `SELECT ${USER_COLUMNS} FROM users u WHERE ${scope} AND u.id = $${params.length}`,
      params,
    );
    return rows[0] === undefined ? null : presentUser(rows[0]);
  }
}

/** The users an actor may know of, as SQL. */
export function visibleUsers(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager':
    case 'agent':
      params.push(actor.teamIds, actor.id);
      return `(u.id = $${params.length} OR EXISTS (SELECT 1 FROM team_members m
        WHERE m.user_id = u.id AND m.team_id = ANY($${params.length - 1}::uuid[])))`;
    default:
      return assertNever(actor.role);
  }
}

function filters(query: ListUsersQuery, params: unknown[]): string[] {
  const where: string[] = [];
  if (query.role !== undefined) where.push(`u.role = $${params.push(query.role)}`);
  if (query.active !== undefined) where.push(`u.active = $${params.push(query.active)}`);
  if (query.teamId !== undefined) {
    where.push(
      `EXISTS (SELECT 1 FROM team_members m WHERE m.user_id = u.id AND m.team_id = $${params.push(query.teamId)})`,
    );
  }
  if (query.q !== undefined && query.q !== '') {
    const like = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
    const place = params.push(like);
    where.push(`(u.name ILIKE $${place} OR u.username ILIKE $${place})`);
  }
  return where;
}

function sortOf(sort: NonNullable<ListUsersQuery['sort']>): { column: SortColumn; descending: boolean } {
  switch (sort) {
    case 'username':
    case '-username':
      return { column: 'username', descending: sort === '-username' };
    case 'name':
    case '-name':
      return { column: 'name', descending: sort === '-name' };
    case 'createdAt':
    case '-createdAt':
      return { column: 'created_at', descending: sort === '-createdAt' };
    default:
      return assertNever(sort);
  }
}
