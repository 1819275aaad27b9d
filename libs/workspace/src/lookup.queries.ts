import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assertNever } from '@luodi/platform';
import type { Actor, Role } from '@luodi/identity';
import type { LookupItemResponse } from './workspace.response';

const LIMIT = 50;

/** Short lists for filters and pickers, within what the actor may know of. */
@Injectable()
export class LookupQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /**
   * Active people of the actor's teams; everybody for admin and auditor. Of a team that is named, its members, also for
   * the manager of another one: leads are handed over between teams.
   */
  public async people(
    actor: Actor,
    { role, teamId }: { readonly role?: Role; readonly teamId?: string },
  ): Promise<LookupItemResponse[]> {
    const params: unknown[] = [role ?? null, teamId ?? null];
    const scope = actor.role === 'manager' && teamId !== undefined ? 'true' : peopleScope(actor, params);
    return this.dataSource.query(
      `SELECT u.id, u.name FROM users u WHERE u.active AND ($1::text IS NULL OR u.role = $1)
         AND ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM team_members m WHERE m.user_id = u.id AND m.team_id = $2)) AND ${scope}
       ORDER BY u.name, u.id LIMIT 500`,
      params,
    );
  }

  public async parks(): Promise<LookupItemResponse[]> {
    return this.dataSource.query('SELECT id, name FROM parks WHERE active ORDER BY position, name LIMIT 500');
  }

  public async teams(): Promise<LookupItemResponse[]> {
    return this.dataSource.query('SELECT id, name FROM teams WHERE active ORDER BY name, id LIMIT 500');
  }

  public async industries(q: string | undefined): Promise<LookupItemResponse[]> {
    return this.dataSource.query(
      `SELECT code AS id, name FROM industries WHERE $1 = '' OR code LIKE $2 OR name LIKE $3
       ORDER BY level, code LIMIT ${LIMIT}`,
      likes(q),
    );
  }

  public async regions(q: string | undefined): Promise<LookupItemResponse[]> {
    return this.dataSource.query(
      `SELECT code AS id, name FROM regions WHERE $1 = '' OR code LIKE $2 OR name LIKE $3
       ORDER BY level, code LIMIT ${LIMIT}`,
      likes(q),
    );
  }
}

function likes(q: string | undefined): [string, string, string] {
  const text = (q ?? '').replace(/[\\%_]/g, '\\$&');
  return [text, `${text}%`, `%${text}%`];
}

function peopleScope(actor: Actor, params: unknown[]): string {
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return 'true';
    case 'manager':
      params.push(actor.id, actor.teamIds);
      return `(u.id = $3 OR EXISTS (SELECT 1 FROM team_members m WHERE m.user_id = u.id AND m.team_id = ANY($4::uuid[])))`;
    case 'agent':
      params.push(actor.id);
      return 'u.id = $3';
    default:
      return assertNever(actor.role);
  }
}
