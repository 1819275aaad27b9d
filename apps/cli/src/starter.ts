import type { DataSource, EntityManager } from 'typeorm';
import { PasswordService, insertUser } from '@luodi/identity';
import { seedPipelines } from '@luodi/pipeline';
import { newId, type Config } from '@luodi/platform';
import { seedConsentNotices } from '@luodi/privacy';
import { recordVersion } from '@luodi/routing';
import { insertPark, insertSite, seedReferenceData } from '@luodi/workspace';

export interface StarterResult {
  readonly adminUsername: string;
  /** Only when it was made just now and nobody chose it. */
  readonly adminPassword: string | null;
  readonly siteKey: string;
}

/** First response within so many working minutes, warned at 50 % and 80 % (ux.md 5). */
const FIRST_RESPONSE_MINUTES = 30;

/** The rule set for leads of 100 million yuan and more (domain.md 3), and a follow-up within three working days for all. */
const CLOCKS = [
  { name: '下次跟进', kind: 'follow_up', days: 3, from: null, copyAfter: 480 },
  { name: '亿元以上研判', kind: 'assessment', days: 3, from: 100_000_000, copyAfter: 0 },
  { name: '亿元以上反馈引荐人', kind: 'feedback', days: 5, from: 100_000_000, copyAfter: 0 },
  { name: '亿元以上定期报告', kind: 'report', days: 10, from: 100_000_000, copyAfter: 0 },
] as const;

/**
 * Creates the starter workspace when there is no user yet; else says how it stands.
 * Two processes at once: the second waits and finds it done.
 */
export async function createStarter(dataSource: DataSource, config: Config): Promise<StarterResult> {
  const passwords = new PasswordService();
  return dataSource.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(7220012)');
    if (await hasUsers(tx)) {
      return {
        adminUsername: await firstAdmin(tx, config),
        adminPassword: null,
        siteKey: await firstSiteKey(tx),
      };
    }
    const adminPassword = config.adminPassword ?? passwords.generate();
    await seedFoundation(tx);
    await insertUser(
      tx,
      { username: config.adminUsername, name: '管理员', role: 'admin', locale: config.defaultLocale },
      await passwords.hash(adminPassword),
    );
    const parkId = await insertPark(tx, { name: '示范产业园' });
    const { key } = await insertSite(tx, { key: 'main', name: '官方网站', parkId });
    const teamId = await insertTeam(tx, '招商一组');
    await insertCatchAllRule(tx, teamId);
    return {
      adminUsername: config.adminUsername,
      adminPassword: config.adminPassword === null ? adminPassword : null,
      siteKey: key,
    };
  });
}

/** What every workspace has: reference tables, consent notices, default pipelines, the first-response policy. */
export async function seedFoundation(tx: EntityManager): Promise<void> {
  await seedReferenceData(tx);
  await seedConsentNotices(tx);
  await seedPipelines(tx);
  await tx.query('INSERT INTO sla_policies (id, name, minutes) VALUES ($1, $2, $3)', [
    newId(),
    '首次响应',
    FIRST_RESPONSE_MINUTES,
  ]);
  for (const policy of CLOCKS) {
    await tx.query(
      `INSERT INTO sla_policies (id, name, kind, days, investment_min_yuan, warn_percents, steps, pauses)
       VALUES ($1, $2, $3, $4, $5, '{80}', $6, '{deal_on_hold,owner_leave}')`,
      [
        newId(),
        policy.name,
        policy.kind,
        policy.days,
        policy.from,
        JSON.stringify([{ act: 'copy', after: policy.copyAfter }]),
      ],
    );
  }
}

/** A team with its public pool; answers the team's id. */
export async function insertTeam(tx: EntityManager, name: string): Promise<string> {
  const teamId = newId();
  await tx.query('INSERT INTO teams (id, name) VALUES ($1, $2)', [teamId, name]);
  await tx.query('INSERT INTO pools (id, name, team_id) VALUES ($1, $2, $3)', [
    newId(),
    `${name}公海`,
    teamId,
  ]);
  return teamId;
}

async function insertCatchAllRule(tx: EntityManager, teamId: string): Promise<void> {
  await tx.query('INSERT INTO routing_rules (id, name, position, team_id) VALUES ($1, $2, 1, $3)', [
    newId(),
    '全部线索',
    teamId,
  ]);
  await recordVersion(tx, { kind: 'initial', byId: null, at: new Date() });
}

async function hasUsers(tx: EntityManager): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM users LIMIT 1');
  return rows.length > 0;
}

async function firstAdmin(tx: EntityManager, config: Config): Promise<string> {
  const rows: { username: string }[] = await tx.query(
    `SELECT username FROM users WHERE role = 'admin' AND active ORDER BY created_at LIMIT 1`,
  );
  return rows[0]?.username ?? config.adminUsername;
}

async function firstSiteKey(tx: EntityManager): Promise<string> {
  const rows: { key: string }[] = await tx.query(
    'SELECT key FROM sites WHERE active ORDER BY created_at LIMIT 1',
  );
  return rows[0]?.key ?? 'main';
}
