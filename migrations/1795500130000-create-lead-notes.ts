import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was noted about a lead, made findable (docs/adr/0023): follow-ups and the words it came with. */
export class CreateLeadNotes1795500130000 implements MigrationInterface {
  public readonly name = 'CreateLeadNotes1795500130000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`-- The same as normalizeForSearch of libs/platform, which cuts the questions.
CREATE FUNCTION note_text(body text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(normalize(body, NFKC)), '[\\s·•,，。.、()（）【】\\[\\]"''“”‘’]+', '', 'g')
$$;
-- Every character and every pair of neighbours: what Chinese is made of, without a dictionary; and who holds the lead, so
-- that the index itself finds what is both theirs and contains the words. Of constant cost for each character: a note of
-- 2,000 takes a millisecond or two.
CREATE FUNCTION note_terms(body text, owner_id uuid, team_id uuid, pool_id uuid) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(array_agg(c) || array_agg(c || next) || ARRAY['o:' || owner_id, 't:' || team_id, 'p:' || pool_id], NULL)
  FROM (SELECT c, lead(c) OVER (ORDER BY n) AS next
    FROM unnest(string_to_array(body, NULL)) WITH ORDINALITY AS x(c, n)) pairs
$$;

-- One row for each follow-up, under its id, and one for the words of the lead, under the lead's.
CREATE TABLE lead_notes (
  id uuid PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads (id) ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('activity', 'words')),
  at timestamptz NOT NULL,
  text text NOT NULL,
  -- As the lead has them.
  owner_id uuid,
  team_id uuid,
  pool_id uuid,
  closed boolean NOT NULL
);
CREATE INDEX lead_notes_lead_idx ON lead_notes (lead_id);
-- Most leads are closed, and nearly every question is about the others. A short list of what is not yet merged in, since every
-- question reads it to its end.
CREATE INDEX lead_notes_open_idx ON lead_notes USING gin (note_terms(text, owner_id, team_id, pool_id))
  WITH (gin_pending_list_limit = 256) WHERE NOT closed;
CREATE INDEX lead_notes_closed_idx ON lead_notes USING gin (note_terms(text, owner_id, team_id, pool_id))
  WITH (gin_pending_list_limit = 256) WHERE closed;

-- Whoever writes, moves or clears a follow-up keeps its note in step, in the same transaction.
CREATE FUNCTION keep_activity_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO lead_notes (id, lead_id, kind, at, text, owner_id, team_id, pool_id, closed)
    SELECT NEW.id, l.id, 'activity', NEW.occurred_at, note_text(NEW.summary), l.owner_id, l.team_id, l.pool_id, l.clock_rank = 3
    FROM leads l WHERE l.id = NEW.lead_id
    ON CONFLICT (id) DO UPDATE SET lead_id = excluded.lead_id, text = excluded.text, owner_id = excluded.owner_id,
      team_id = excluded.team_id, pool_id = excluded.pool_id, closed = excluded.closed;
  RETURN NULL;
END $$;
CREATE TRIGGER activities_note AFTER INSERT OR UPDATE OF summary, lead_id ON activities
  FOR EACH ROW EXECUTE FUNCTION keep_activity_note();
CREATE FUNCTION drop_activity_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM lead_notes WHERE id = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER activities_note_gone AFTER DELETE ON activities FOR EACH ROW EXECUTE FUNCTION drop_activity_note();

-- The words of a lead as one text; a separator that no question contains keeps its fields apart. Null when there are none.
CREATE FUNCTION lead_words(need text, usage text, message text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT nullif(concat_ws(E'\\x1f', note_text(need), note_text(usage), note_text(message)), '')
$$;
-- Not when a lead is written: a submission pays nothing, a walk follows it (leads.note-words).
CREATE FUNCTION keep_lead_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  words text := lead_words(NEW.need_text, NEW.use_text, NEW.message);
BEGIN
  IF words IS NULL THEN
    DELETE FROM lead_notes WHERE id = NEW.id;
  ELSE
    INSERT INTO lead_notes (id, lead_id, kind, at, text, owner_id, team_id, pool_id, closed)
      VALUES (NEW.id, NEW.id, 'words', NEW.created_at, words, NEW.owner_id, NEW.team_id, NEW.pool_id, NEW.clock_rank = 3)
      ON CONFLICT (id) DO UPDATE SET text = excluded.text;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER leads_words AFTER UPDATE OF need_text, use_text, message ON leads FOR EACH ROW
  WHEN (OLD.need_text IS DISTINCT FROM NEW.need_text OR OLD.use_text IS DISTINCT FROM NEW.use_text
    OR OLD.message IS DISTINCT FROM NEW.message)
  EXECUTE FUNCTION keep_lead_words();
CREATE FUNCTION move_lead_notes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE lead_notes SET owner_id = NEW.owner_id, team_id = NEW.team_id, pool_id = NEW.pool_id, closed = (NEW.clock_rank = 3)
    WHERE lead_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER leads_notes_moved AFTER UPDATE OF status, owner_id, team_id, pool_id ON leads FOR EACH ROW
  WHEN ((OLD.clock_rank = 3) <> (NEW.clock_rank = 3) OR OLD.owner_id IS DISTINCT FROM NEW.owner_id
    OR OLD.team_id IS DISTINCT FROM NEW.team_id OR OLD.pool_id IS DISTINCT FROM NEW.pool_id)
  EXECUTE FUNCTION move_lead_notes();

-- How far the walk over the words has come; ids are in the order of time.
CREATE TABLE lead_word_walk (
  done_to uuid PRIMARY KEY
);
INSERT INTO lead_word_walk (done_to) VALUES ('00000000-0000-0000-0000-000000000000');
INSERT INTO lead_notes (id, lead_id, kind, at, text, owner_id, team_id, pool_id, closed)
  SELECT a.id, l.id, 'activity', a.occurred_at, note_text(a.summary), l.owner_id, l.team_id, l.pool_id, l.clock_rank = 3
  FROM activities a JOIN leads l ON l.id = a.lead_id;`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER leads_notes_moved ON leads;
DROP TRIGGER leads_words ON leads;
DROP TRIGGER activities_note_gone ON activities;
DROP TRIGGER activities_note ON activities;
DROP FUNCTION move_lead_notes();
DROP FUNCTION keep_lead_words();
DROP FUNCTION drop_activity_note();
DROP FUNCTION keep_activity_note();
DROP TABLE lead_word_walk;
DROP TABLE lead_notes;
DROP FUNCTION lead_words(text, text, text);
DROP FUNCTION note_terms(text, uuid, uuid, uuid);
DROP FUNCTION note_text(text);`);
  }
}
