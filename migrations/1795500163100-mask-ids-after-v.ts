import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What mask_contacts looks for before it looks closer, and what it should: 加V zhousk has no figure and no x. */
const BEFORE = '|[vqw][xq]|';
const AFTER = '|v|[qw][xq]|';

/** Ids behind a mere V are masked in notes too, as the program does (docs/adr/0028). */
export class MaskIdsAfterV1795500163100 implements MigrationInterface {
  public readonly name = 'MaskIdsAfterV1795500163100';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await exchange(queryRunner, BEFORE, AFTER);
    await queryRunner.query(`UPDATE lead_notes n SET text = note_text(a.summary) FROM activities a
      WHERE n.kind = 'activity' AND a.id = n.id AND a.summary ~* '[vｖＶ]' AND n.text IS DISTINCT FROM note_text(a.summary)`);
    await queryRunner.query(`UPDATE lead_notes n SET text = lead_words(l.need_text, l.use_text, l.message) FROM leads l
      WHERE n.kind = 'words' AND l.id = n.id AND n.text ~ 'v'
        AND n.text IS DISTINCT FROM lead_words(l.need_text, l.use_text, l.message)`);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await exchange(queryRunner, AFTER, BEFORE);
  }
}

/** The same function with one part of its first pattern exchanged. @throws when the part is not there */
async function exchange(queryRunner: QueryRunner, part: string, other: string): Promise<void> {
  const [row]: { definition: string }[] = await queryRunner.query(
    `SELECT pg_get_functiondef('mask_contacts(text)'::regprocedure) AS definition`,
  );
  const definition = row?.definition ?? '';
  if (!definition.includes(part)) throw new Error(`mask_contacts has no ${part}`);
  await queryRunner.query(definition.replace(part, other));
}
