import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mere V that an "is" or "id" follows: `visitors` is a word, no id "itors". */
const BEFORE = '|(?<![a-z0-9_])v)(?: ?(?:[:=(]';
const AFTER = '|(?<![a-z0-9_])v(?!i[sd][a-z]))(?: ?(?:[:=(]';

/** Words that begin with vis or vid are no ids behind a V, in notes as in the program (docs/adr/0028). */
export class LeaveVisitorsReadable1795500163200 implements MigrationInterface {
  public readonly name = 'LeaveVisitorsReadable1795500163200';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await exchange(queryRunner, BEFORE, AFTER);
    await queryRunner.query(`UPDATE lead_notes n SET text = note_text(a.summary) FROM activities a
      WHERE n.kind = 'activity' AND a.id = n.id AND a.summary ~* 'vi[sd]' AND n.text IS DISTINCT FROM note_text(a.summary)`);
    await queryRunner.query(`UPDATE lead_notes n SET text = lead_words(l.need_text, l.use_text, l.message) FROM leads l
      WHERE n.kind = 'words' AND l.id = n.id AND n.text ~ 'vi[sd]'
        AND n.text IS DISTINCT FROM lead_words(l.need_text, l.use_text, l.message)`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await exchange(queryRunner, AFTER, BEFORE);
  }
}

/** The same function with one part of its patterns exchanged. @throws when the part is not there */
async function exchange(queryRunner: QueryRunner, part: string, other: string): Promise<void> {
  const [row]: { definition: string }[] = await queryRunner.query(
    `SELECT pg_get_functiondef('mask_contacts(text)'::regprocedure) AS definition`,
  );
  const definition = row?.definition ?? '';
  if (!definition.includes(part)) throw new Error(`mask_contacts has no ${part}`);
  await queryRunner.query(definition.replace(part, other));
}
