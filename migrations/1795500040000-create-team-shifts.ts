import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a team works, where that differs from the workspace's week. */
export class CreateTeamShifts1795500040000 implements MigrationInterface {
  public readonly name = 'CreateTeamShifts1795500040000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- week: seven lists of ["HH:MM", "HH:MM"], Sunday first. A team without a row works as the workspace does.
CREATE TABLE team_shifts (
  team_id uuid PRIMARY KEY REFERENCES teams (id),
  week jsonb NOT NULL CHECK (jsonb_array_length(week) = 7),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE team_shifts');
  }
}
