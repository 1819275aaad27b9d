/** A setting as it is shown and asked for; the server's bounds are the same. */
export interface Setting {
  readonly key: string;
  readonly kind: 'text' | 'number';
  readonly min?: number;
  readonly max: number;
}

/** What stands on the settings screen, in its order; how long things are kept has a screen of its own. */
export const SETTINGS: readonly Setting[] = [
  { key: 'workspace.name', kind: 'text', max: 50 },
  { key: 'leads.claimsPerDay', kind: 'number', min: 0, max: 1000 },
  { key: 'leads.coolingOffDays', kind: 'number', min: 0, max: 365 },
  { key: 'leads.followUpDays', kind: 'number', min: 1, max: 730 },
  { key: 'pools.graceHours', kind: 'number', min: 0, max: 720 },
  { key: 'credits.protectionDays', kind: 'number', min: 1, max: 3650 },
  { key: 'clocks.graceMinutes', kind: 'number', min: 0, max: 10_000 },
  { key: 'clocks.waitingAlarmMinutes', kind: 'number', min: 1, max: 10_000 },
  { key: 'routing.unmatchedMinutes', kind: 'number', min: 5, max: 1440 },
  { key: 'privacy.requestWorkingDays', kind: 'number', min: 1, max: 15 },
  { key: 'imports.maxMegabytes', kind: 'number', min: 1, max: 1024 },
  { key: 'imports.maxRows', kind: 'number', min: 1, max: 2_000_000 },
  { key: 'privacy.answerWorkingDays', kind: 'number', min: 1, max: 15 },
  { key: 'privacy.organisation', kind: 'text', max: 100 },
  { key: 'privacy.officer', kind: 'text', max: 100 },
  { key: 'leads.revealsPerDay', kind: 'number', min: 1, max: 10_000 },
  { key: 'leads.attachmentMegabytes', kind: 'number', min: 1, max: 200 },
  { key: 'leads.attachmentsPerLead', kind: 'number', min: 1, max: 500 },
  { key: 'capture.guardPerMinute', kind: 'number', min: 10, max: 10_000 },
  { key: 'site.icp', kind: 'text', max: 50 },
];
