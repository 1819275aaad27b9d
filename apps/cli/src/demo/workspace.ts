import type { DataSource, EntityManager } from 'typeorm';
import { PasswordService, insertUser } from '@luodi/identity';
import { newId, type Config } from '@luodi/platform';
import { recordVersion } from '@luodi/routing';
import { insertPark, insertSite } from '@luodi/workspace';
import { insertTeam, seedFoundation } from '../starter';
import { AGENTS, MANAGERS, PARKS, SITES, TEAMS } from './people';

/** Who answers for personal information in the demo; nobody. */
const ORGANISATION = '云岚产业园招商服务中心（虚构）';
const OFFICER = '林知远 · privacy@luodi.example · 400-000-0120';

export interface DemoWorkspace {
  readonly siteKeys: readonly string[];
  readonly agentIds: readonly string[];
  readonly managerIds: readonly string[];
}

/** Parks, teams, people, sites and rules of the demo workspace, as an administrator would enter them. */
export async function createDemoWorkspace(
  dataSource: DataSource,
  config: Config,
  passwords: { readonly admin: string; readonly demo: string },
): Promise<DemoWorkspace> {
  const hasher = new PasswordService();
  const [adminHash, demoHash] = await Promise.all([
    hasher.hash(passwords.admin),
    hasher.hash(passwords.demo),
  ]);
  return dataSource.transaction(async (tx) => {
    await seedFoundation(tx);
    await insertUser(
      tx,
      { username: config.adminUsername, name: '管理员', role: 'admin', locale: config.defaultLocale },
      adminHash,
    );
    await insertUser(tx, { username: 'auditor', name: '审计员', role: 'auditor' }, demoHash);
    const parkIds = new Map<string, string>();
    for (const [position, name] of PARKS.entries())
      parkIds.set(name, await insertPark(tx, { name, position, regionCode: '4303' }));
    const teamIds: string[] = [];
    for (const team of TEAMS) teamIds.push(await createTeam(tx, team, parkIds));
    await createPools(tx, teamIds);
    const managerIds: string[] = [];
    for (const manager of MANAGERS) {
      const id = await insertUser(
        tx,
        {
          username: manager.username,
          name: manager.name,
          role: 'manager',
          honorific: manager.honorific,
          email: `${manager.username}@luodi.example`,
        },
        demoHash,
      );
      managerIds.push(id);
      for (const team of manager.teams) await join(tx, teamIds[team], id);
    }
    const agentIds: string[] = [];
    for (const [index, agent] of AGENTS.entries()) {
      const username = `agent${index + 1}`;
      const id = await insertUser(
        tx,
        {
          username,
          name: agent.name,
          role: 'agent',
          honorific: agent.honorific,
          workPhone: `0731-5858${String(1000 + index + 1)}`,
          email: `${username}@luodi.example`,
        },
        demoHash,
      );
      agentIds.push(id);
      await join(tx, teamIds[agent.team], id);
    }
    const siteKeys: string[] = [];
    for (const site of SITES) {
      const parkId = site.park === null ? undefined : parkIds.get(site.park);
      const { key } = await insertSite(tx, {
        key: site.key,
        name: site.name,
        hotline: '400-000-0120',
        ...(parkId === undefined ? {} : { parkId }),
      });
      siteKeys.push(key);
    }
    // The sample article stands on the second site, so that its leads are told from the hosted form's.
    await tx.query(
      `INSERT INTO settings (key, value) VALUES ('demo.site', to_jsonb($1::text)), ('privacy.officer', to_jsonb($2::text)),
         ('privacy.organisation', to_jsonb($3::text))`,
      [siteKeys[1], OFFICER, ORGANISATION],
    );
    await createRules(tx, teamIds, parkIds);
    return { siteKeys, agentIds, managerIds };
  });
}

async function createTeam(
  tx: EntityManager,
  team: (typeof TEAMS)[number],
  parkIds: ReadonlyMap<string, string>,
): Promise<string> {
  const id = await insertTeam(tx, team.name);
  for (const park of team.parks) {
    await tx.query('INSERT INTO team_parks (team_id, park_id) VALUES ($1, $2)', [id, parkIds.get(park)]);
  }
  return id;
}

async function join(tx: EntityManager, teamId: string | undefined, userId: string): Promise<void> {
  await tx.query('INSERT INTO team_members (team_id, user_id) VALUES ($1, $2)', [teamId, userId]);
}

/** By park first; land goes to the first team; the rest is shared by the third. */
async function createRules(
  tx: EntityManager,
  teamIds: readonly string[],
  parkIds: ReadonlyMap<string, string>,
): Promise<void> {
  const inParks = (names: readonly string[]) => [
    { field: 'parkId', op: 'in', value: names.map((name) => parkIds.get(name)) },
  ];
  const rules = [
    {
      name: '岳塘昭山—拿地',
      team: 0,
      conditions: [
        ...inParks(TEAMS[0].parks),
        { field: 'needType', op: 'in', value: ['buy_land', 'rent_land'] },
      ],
    },
    { name: '岳塘昭山', team: 0, conditions: inParks(TEAMS[0].parks) },
    { name: '高新竹埠港', team: 1, conditions: inParks(TEAMS[1].parks) },
    { name: '湘潭经开天易', team: 2, conditions: inParks(TEAMS[2].parks) },
    { name: '五千平以上', team: 1, conditions: [{ field: 'areaSqm', op: 'gte', value: 5000 }] },
    { name: '其余线索', team: 2, conditions: [] },
  ];
  for (const [index, rule] of rules.entries()) {
    await tx.query(
      'INSERT INTO routing_rules (id, name, position, conditions, team_id) VALUES ($1, $2, $3, $4, $5)',
      [newId(), rule.name, index + 1, JSON.stringify(rule.conditions), teamIds[rule.team]],
    );
  }
  for (const [index, team] of TEAMS.entries()) {
    await tx.query('UPDATE parks SET team_id = $1 WHERE id = ANY($2::uuid[])', [
      teamIds[index],
      team.parks.map((name) => parkIds.get(name)),
    ]);
  }
  await recordVersion(tx, { kind: 'initial', byId: null, at: new Date() });
}

/** A pool that all teams share, with terms of its own, and a rule that takes back what nobody has touched for long. */
async function createPools(tx: EntityManager, teamIds: readonly string[]): Promise<void> {
  const poolId = newId();
  await tx.query(
    `INSERT INTO pools (id, name, claims_per_day, holding_limit, wait_minutes, contact_minutes, views_per_day)
     VALUES ($1, '各组共享公海', 3, 20, 30, 240, 5)`,
    [poolId],
  );
  await tx.query('INSERT INTO pool_teams (pool_id, team_id) SELECT $1, unnest($2::uuid[])', [
    poolId,
    teamIds,
  ]);
  await tx.query(
    `INSERT INTO recycle_rules (id, name, position, statuses, idle_days, warn_hours, pool_id)
     VALUES ($1, '两个月无跟进', 1, '{new,contacted,qualified}', 60, 48, $2)`,
    [newId(), poolId],
  );
}
