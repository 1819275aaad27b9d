import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The sweep of pools keeps its beat where that of the clocks does, and finds idle leads by an index. */
export class OneBeatOfSweeps1795500140500 implements MigrationInterface {
  public readonly name = 'OneBeatOfSweeps1795500140500';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`INSERT INTO sweep_beats (name, beat_at) SELECT 'pools', beat_at FROM pool_sweep WHERE beat_at IS NOT NULL
  ON CONFLICT (name) DO NOTHING;
DROP TABLE pool_sweep;
CREATE INDEX leads_idle_idx ON leads (greatest(created_at, assigned_at, last_activity_at))
  WHERE owner_id IS NOT NULL AND clock_rank < 3;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX leads_idle_idx;
CREATE TABLE pool_sweep (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  beat_at timestamptz,
  grace_until timestamptz
);
INSERT INTO pool_sweep (beat_at) VALUES ((SELECT beat_at FROM sweep_beats WHERE name = 'pools'));
DELETE FROM sweep_beats WHERE name = 'pools';`);
  }
}
