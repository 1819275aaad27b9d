import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first-contact credit of leads from before it was recorded: the earliest follow-up that reached somebody of a
 * named company and person, by an agent who had the lead then. Leads that have a credit keep theirs, so it may run again.
 */
export class BackfillFirstCredits1795500140400 implements MigrationInterface {
  public readonly name = 'BackfillFirstCredits1795500140400';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`INSERT INTO first_credits (lead_id, user_id, team_id, activity_id, recorded_at, protected_until)
SELECT DISTINCT ON (l.id) l.id, a.author_id, h.team_id, a.id, a.occurred_at,
  (a.occurred_at AT TIME ZONE 'Asia/Shanghai')::date + coalesce(
    (SELECT (value #>> '{}')::integer FROM settings WHERE key = 'credits.protectionDays'), 180)
FROM leads l
JOIN activities a ON a.lead_id = l.id AND a.type <> 'note'
  AND coalesce(a.outcome, '') NOT IN ('no_answer', 'invalid_number')
JOIN lead_assignments h ON h.lead_id = l.id AND h.owner_id = a.author_id AND h.from_at <= a.occurred_at
  AND (h.to_at IS NULL OR h.to_at > a.occurred_at)
WHERE l.company_name IS NOT NULL AND l.contact_name IS NOT NULL AND coalesce(l.phone, l.wechat, l.email) IS NOT NULL
  AND NOT EXISTS (SELECT FROM first_credits c WHERE c.lead_id = l.id)
ORDER BY l.id, a.occurred_at, a.id, h.from_at DESC
ON CONFLICT (lead_id) DO NOTHING;
INSERT INTO credit_shares (lead_id, team_id, percent)
SELECT c.lead_id, c.team_id, 100 FROM first_credits c
WHERE c.team_id IS NOT NULL AND NOT EXISTS (SELECT FROM credit_shares s WHERE s.lead_id = c.lead_id)
ON CONFLICT DO NOTHING;`);
  }

  /** What was filled in cannot be told from what was earned since; both are true, so both stay. */
  public async down(): Promise<void> {
    // Nothing to take back.
  }
}
