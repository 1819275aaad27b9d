import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each person is told, notices put off, and chat groups' robots. */
export class AddNotificationChannels1795500080000 implements MigrationInterface {
  public readonly name = 'AddNotificationChannels1795500080000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE notification_settings (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  -- {"clock_warned": ["mail"]}: the kinds that the person decided on; the others go by the default
  channels jsonb NOT NULL DEFAULT '{}'::jsonb,
  quiet_from smallint CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_to smallint CHECK (quiet_to BETWEEN 0 AND 1439),
  digest boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

-- When a notice stands in the list: at once, or when its reader wanted it again.
ALTER TABLE notifications ADD COLUMN shown_at timestamptz, ADD COLUMN put_off boolean NOT NULL DEFAULT false,
  ADD COLUMN desktop boolean NOT NULL DEFAULT false;
UPDATE notifications SET shown_at = created_at;
ALTER TABLE notifications ALTER COLUMN shown_at SET NOT NULL, ALTER COLUMN shown_at SET DEFAULT now();
DROP INDEX notifications_user_idx;
CREATE INDEX notifications_user_idx ON notifications (user_id, shown_at DESC, id DESC);
DROP INDEX notifications_unread_idx;
CREATE INDEX notifications_unread_idx ON notifications (user_id, shown_at DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_put_off_idx ON notifications (shown_at) WHERE put_off;

-- A mail held back until quiet hours are over; null: its job is in the queue already.
ALTER TABLE mails ADD COLUMN not_before timestamptz;
CREATE INDEX mails_held_idx ON mails (not_before) WHERE not_before IS NOT NULL;

CREATE TABLE notify_robots (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 50),
  kind text NOT NULL CHECK (kind IN ('wecom', 'dingtalk', 'feishu')),
  -- Address and secret are sealed: either lets anybody speak in the group.
  url bytea NOT NULL,
  host text NOT NULL CHECK (length(host) <= 255),
  secret bytea,
  -- null: of every team
  team_id uuid REFERENCES teams (id),
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  locale text NOT NULL DEFAULT 'zh-CN',
  active boolean NOT NULL DEFAULT true,
  failing_since timestamptz,
  last_error text CHECK (length(last_error) <= 100),
  created_by uuid REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX notify_robots_name_key ON notify_robots (name);

CREATE TABLE robot_messages (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  robot_id uuid NOT NULL REFERENCES notify_robots (id) ON DELETE CASCADE,
  dedupe_key text NOT NULL CHECK (length(dedupe_key) <= 200),
  event text NOT NULL CHECK (length(event) <= 50),
  lead_id uuid REFERENCES leads (id),
  data jsonb NOT NULL DEFAULT '{}'::jsonb,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  last_attempt_at timestamptz,
  error text CHECK (length(error) <= 100),
  created_at timestamptz NOT NULL
);
-- An event is said once in a group.
CREATE UNIQUE INDEX robot_messages_dedupe_key ON robot_messages (robot_id, dedupe_key);
CREATE INDEX robot_messages_due_idx ON robot_messages (robot_id, seq) WHERE state = 'pending';
CREATE INDEX robot_messages_tried_idx ON robot_messages (robot_id, last_attempt_at DESC) WHERE last_attempt_at IS NOT NULL;
CREATE INDEX robot_messages_lead_idx ON robot_messages (lead_id) WHERE lead_id IS NOT NULL;
CREATE INDEX robot_messages_old_idx ON robot_messages (created_at) WHERE state <> 'pending';

-- One job of a robot at a time: its messages go out in order.
CREATE FUNCTION wake_robot(p_robot uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM graphile_worker.add_job('notifications.robot-due',
    json_build_object('payload', json_build_object('robotId', p_robot), 'requestId', '-', 'locale', 'zh-CN'),
    queue_name => 'robot:' || p_robot, max_attempts => 3);
END $$;

-- The day whose digest a person got last.
CREATE TABLE morning_digests (
  user_id uuid NOT NULL REFERENCES users (id),
  day date NOT NULL,
  PRIMARY KEY (user_id, day)
);`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE morning_digests;
DROP FUNCTION wake_robot(uuid);
DROP TABLE robot_messages;
DROP TABLE notify_robots;
DROP INDEX mails_held_idx;
ALTER TABLE mails DROP COLUMN not_before;
DROP INDEX notifications_put_off_idx;
DROP INDEX notifications_unread_idx;
CREATE INDEX notifications_unread_idx ON notifications (user_id) WHERE read_at IS NULL;
DROP INDEX notifications_user_idx;
CREATE INDEX notifications_user_idx ON notifications (user_id, created_at DESC, id DESC);
ALTER TABLE notifications DROP COLUMN shown_at, DROP COLUMN put_off, DROP COLUMN desktop;
DROP TABLE notification_settings;`);
  }
}
