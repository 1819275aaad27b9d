/** A setting that administrators may change: its key, bounds and default. */
export interface SettingDefinition {
  readonly key: string;
  readonly type: 'integer' | 'text';
  readonly min?: number;
  readonly max: number;
  readonly fallback: number | string;
}

/** The closed list of settings (defaults of ux.md 5 and domain.md 5). */
export const SETTINGS = [
  { key: 'workspace.name', type: 'text', max: 50, fallback: '落地 Luodi' },
  { key: 'leads.claimsPerDay', type: 'integer', min: 0, max: 1000, fallback: 5 },
  { key: 'leads.coolingOffDays', type: 'integer', min: 0, max: 365, fallback: 7 },
  { key: 'leads.revealsPerDay', type: 'integer', min: 1, max: 10_000, fallback: 100 },
  { key: 'leads.followUpDays', type: 'integer', min: 1, max: 730, fallback: 90 },
  { key: 'leads.attachmentMegabytes', type: 'integer', min: 1, max: 200, fallback: 20 },
  { key: 'leads.attachmentsPerLead', type: 'integer', min: 1, max: 500, fallback: 50 },
  { key: 'pools.graceHours', type: 'integer', min: 0, max: 720, fallback: 24 },
  { key: 'credits.protectionDays', type: 'integer', min: 1, max: 3650, fallback: 180 },
  { key: 'clocks.graceMinutes', type: 'integer', min: 0, max: 10_000, fallback: 60 },
  { key: 'clocks.waitingAlarmMinutes', type: 'integer', min: 1, max: 10_000, fallback: 60 },
  { key: 'routing.unmatchedMinutes', type: 'integer', min: 5, max: 1440, fallback: 60 },
  { key: 'privacy.requestWorkingDays', type: 'integer', min: 1, max: 15, fallback: 3 },
  { key: 'privacy.answerWorkingDays', type: 'integer', min: 1, max: 15, fallback: 15 },
  { key: 'privacy.organisation', type: 'text', max: 100, fallback: '' },
  { key: 'privacy.officer', type: 'text', max: 100, fallback: '' },
  { key: 'imports.maxMegabytes', type: 'integer', min: 1, max: 1024, fallback: 200 },
  { key: 'imports.maxRows', type: 'integer', min: 1, max: 2_000_000, fallback: 1_000_000 },
  { key: 'retention.spamDays', type: 'integer', min: 1, max: 3650, fallback: 30 },
  { key: 'retention.leadMonths', type: 'integer', min: 1, max: 240, fallback: 12 },
  { key: 'retention.dealMonths', type: 'integer', min: 1, max: 240, fallback: 24 },
  { key: 'retention.intakeLogDays', type: 'integer', min: 1, max: 3650, fallback: 90 },
  { key: 'retention.idempotencyDays', type: 'integer', min: 2, max: 3650, fallback: 30 },
  { key: 'retention.mailDays', type: 'integer', min: 1, max: 3650, fallback: 180 },
  { key: 'retention.warnDays', type: 'integer', min: 1, max: 90, fallback: 7 },
  { key: 'capture.guardPerMinute', type: 'integer', min: 10, max: 10_000, fallback: 120 },
  { key: 'site.icp', type: 'text', max: 50, fallback: '' },
] as const satisfies readonly SettingDefinition[];

export type SettingKey = (typeof SETTINGS)[number]['key'];

/** Control characters and halves of surrogate pairs: nothing to show, and the database can't keep all of them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** Why a value can't be a setting's; null when it can. */
export function faultOf(
  definition: SettingDefinition,
  value: unknown,
): 'isInt' | 'isString' | 'cleanText' | 'min' | 'max' | 'maxLength' | null {
  if (definition.type === 'text') {
    if (typeof value !== 'string') return 'isString';
    if (UNPRINTABLE.test(value)) return 'cleanText';
    return value.length > definition.max ? 'maxLength' : null;
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'isInt';
  if (value < (definition.min ?? 0)) return 'min';
  return value > definition.max ? 'max' : null;
}
