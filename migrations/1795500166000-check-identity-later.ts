import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A request that came in a message can be carried out: who made sure of the person, when and how. What took effect at
 * once is known, so that staff can take back an opt-out that was none; and an opt-out of somebody nobody knows is kept
 * as a keyed hash.
 */
export class CheckIdentityLater1795500166000 implements MigrationInterface {
  public readonly name = 'CheckIdentityLater1795500166000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE privacy_requests
  ADD COLUMN identity_checked_by uuid REFERENCES users (id),
  ADD COLUMN identity_checked_at timestamptz,
  -- When consents ended and contact stopped; null while nothing has.
  ADD COLUMN effective_at timestamptz,
  ADD COLUMN lifted_by uuid REFERENCES users (id),
  ADD COLUMN lifted_at timestamptz,
  ADD COLUMN lift_reason text CHECK (length(lift_reason) <= 500);
UPDATE privacy_requests SET effective_at = received_at
 WHERE kind IN ('contact', 'sharing', 'marketing', 'erase') AND identity <> 'none';
UPDATE privacy_requests SET effective_at = done_at
 WHERE kind IN ('contact', 'sharing', 'marketing') AND identity = 'none' AND status = 'done';
UPDATE privacy_requests SET identity_checked_by = entered_by, identity_checked_at = received_at
 WHERE source = 'staff' AND identity <> 'none';
ALTER TABLE suppressions
  ADD COLUMN reason text NOT NULL DEFAULT 'erasure' CHECK (reason IN ('erasure', 'opt_out')),
  ADD COLUMN request_id uuid REFERENCES privacy_requests (id);
CREATE INDEX suppressions_request_idx ON suppressions (request_id) WHERE request_id IS NOT NULL;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE suppressions DROP COLUMN reason, DROP COLUMN request_id;
ALTER TABLE privacy_requests DROP COLUMN identity_checked_by, DROP COLUMN identity_checked_at,
  DROP COLUMN effective_at, DROP COLUMN lifted_by, DROP COLUMN lifted_at, DROP COLUMN lift_reason;`);
  }
}
