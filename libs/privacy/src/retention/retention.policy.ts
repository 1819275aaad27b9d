/** What is kept for how long (domain.md 5.1, "shortest necessary"): a setting each, with its default. */
export const RETENTION_PERIODS = {
  /** Inquiries judged to be spam. */
  spam: { setting: 'retention.spamDays', unit: 'days', fallback: 30 },
  /** People whose demand never became a project, after the last contact. */
  lead: { setting: 'retention.leadMonths', unit: 'months', fallback: 12 },
  /** People of projects that were lost, after the end. */
  deal: { setting: 'retention.dealMonths', unit: 'months', fallback: 24 },
  /** Time, site and reason of refused submissions. */
  intakeLog: { setting: 'retention.intakeLogDays', unit: 'days', fallback: 90 },
  /** First answers of repeated writes. */
  idempotency: { setting: 'retention.idempotencyDays', unit: 'days', fallback: 30 },
  /** Mails with their files, and notices. */
  mail: { setting: 'retention.mailDays', unit: 'days', fallback: 180 },
} as const satisfies Record<
  string,
  { readonly setting: string; readonly unit: 'days' | 'months'; readonly fallback: number }
>;

export type RetentionClass = keyof typeof RETENTION_PERIODS;
export const RETENTION_CLASSES = Object.keys(RETENTION_PERIODS) as RetentionClass[];
/** Classes of people: they are warned of before, and made anonymous instead of deleted. */
export const PERSON_CLASSES = ['spam', 'lead', 'deal'] as const;
export type PersonClass = (typeof PERSON_CLASSES)[number];

/** The instant before which something's time is over: so many days or calendar months ago, in UTC. */
export function cutoff(now: Date, unit: 'days' | 'months', amount: number): Date {
  if (unit === 'days') return new Date(now.getTime() - amount * 86_400_000);
  const at = new Date(now);
  const day = at.getUTCDate();
  at.setUTCMonth(at.getUTCMonth() - amount);
  if (at.getUTCDate() !== day) at.setUTCDate(0); // the month is shorter: its last day
  return at;
}
