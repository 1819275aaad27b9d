import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proof of work under load, review of quarantined inquiries, and what was learned from it. */
export class AddSpamGuard1795392002000 implements MigrationInterface {
  public readonly name = 'AddSpamGuard1795392002000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- Counts of the last minutes are worth nothing after a crash; without WAL a flood costs no fsync.
ALTER TABLE rate_limits SET UNLOGGED;

-- auto: proof of work is asked for until guarded_until, which load moves on; on and off: by hand. No row: auto.
CREATE TABLE site_guards (
  site_id uuid PRIMARY KEY REFERENCES sites (id),
  mode text NOT NULL DEFAULT 'auto' CHECK (mode IN ('auto', 'on', 'off')),
  guarded_until timestamptz,
  version integer NOT NULL DEFAULT 1
);

-- A proof of work counts for one submission.
CREATE TABLE used_proofs (
  digest bytea PRIMARY KEY,
  body_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX used_proofs_expires_idx ON used_proofs (expires_at);

ALTER TABLE inquiries
  ADD COLUMN text_hash bytea,
  ADD COLUMN review text CHECK (review IN ('released', 'confirmed')),
  ADD COLUMN reviewed_by uuid REFERENCES users (id),
  ADD COLUMN reviewed_at timestamptz;
CREATE INDEX inquiries_quarantine_text_idx ON inquiries (text_hash, received_at DESC) WHERE status = 'quarantined';

-- What reviews taught: keyed digests only, of a person, a link's host or a whole text.
CREATE TABLE spam_lessons (
  kind text NOT NULL CHECK (kind IN ('person', 'host', 'text')),
  digest bytea NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('wanted', 'spam')),
  inquiry_id uuid REFERENCES inquiries (id),
  learned_by uuid REFERENCES users (id),
  learned_at timestamptz NOT NULL,
  PRIMARY KEY (kind, digest)
);
CREATE INDEX spam_lessons_learned_idx ON spam_lessons (learned_at DESC);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE spam_lessons;
DROP INDEX inquiries_quarantine_text_idx;
ALTER TABLE inquiries DROP COLUMN reviewed_at, DROP COLUMN reviewed_by, DROP COLUMN review, DROP COLUMN text_hash;
DROP TABLE used_proofs;
DROP TABLE site_guards;
ALTER TABLE rate_limits SET LOGGED;`);
  }
}
