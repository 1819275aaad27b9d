import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Idle time is measured by effective contact, not by anything logged, and stands still while the owner is on leave. */
export class MeasureIdleByContact1795500165000 implements MigrationInterface {
  public readonly name = 'MeasureIdleByContact1795500165000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- 有效跟进: somebody was reached. A note reaches nobody, nor does a call that nobody answers.
ALTER TABLE activities ADD COLUMN effective boolean NOT NULL
  GENERATED ALWAYS AS (type <> 'note' AND coalesce(outcome, '') NOT IN ('no_answer', 'invalid_number')) STORED;
ALTER TABLE leads ADD COLUMN last_contact_at timestamptz;
UPDATE leads l SET last_contact_at = a.at
FROM (SELECT lead_id, max(occurred_at) AS at FROM activities WHERE effective GROUP BY lead_id) a WHERE a.lead_id = l.id;
DROP INDEX leads_idle_idx;
CREATE INDEX leads_idle_idx ON leads (greatest(created_at, assigned_at, last_contact_at))
  WHERE owner_id IS NOT NULL AND clock_rank < 3;

-- By how much the leave of a person moves what would end so many days after an instant: leave that begins before that end
-- counts, and the end it moves may meet the next one.
CREATE FUNCTION leave_after(person uuid, since timestamptz, days integer) RETURNS interval LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(upper(away) - lower(away)) FILTER (
    WHERE lower(away) - before < since + make_interval(days => days)), interval '0')
  FROM (
    SELECT away, coalesce(sum(upper(away) - lower(away)) OVER (
      ORDER BY lower(away) ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), interval '0') AS before
    FROM (
      SELECT unnest(range_agg(tstzrange(greatest(starts_at, since), ends_at))) AS away
      FROM agent_leaves WHERE user_id = person AND ends_at > since
    ) ranges
  ) placed;
$$;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION leave_after(uuid, timestamptz, integer);
DROP INDEX leads_idle_idx;
CREATE INDEX leads_idle_idx ON leads (greatest(created_at, assigned_at, last_activity_at))
  WHERE owner_id IS NOT NULL AND clock_rank < 3;
ALTER TABLE leads DROP COLUMN last_contact_at;
ALTER TABLE activities DROP COLUMN effective;`);
  }
}
