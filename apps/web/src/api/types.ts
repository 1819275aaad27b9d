/** Shapes of contract.md, kept by hand until the client is generated from the OpenAPI document. */
export type Role = 'agent' | 'manager' | 'admin' | 'auditor';
export type LocaleCode = 'zh-CN' | 'en';

export interface Ref {
  readonly id: string;
  readonly name: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

export interface Preferences {
  /** false switches single-key shortcuts off (WCAG 2.1.4). */
  readonly shortcuts?: boolean;
  readonly [key: string]: unknown;
}

export interface Me {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly role: Role;
    readonly permissions: readonly string[];
    readonly teamIds: readonly string[];
    readonly locale: LocaleCode;
    readonly mustChangePassword: boolean;
  };
  readonly csrfToken: string | null;
  readonly preferences: Preferences;
  readonly timezone: string;
  readonly today: string;
}

export const NEED_TYPES = [
  'rent_factory',
  'buy_factory',
  'rent_land',
  'buy_land',
  'build_to_suit',
  'rent_warehouse',
  'buy_warehouse',
  'rent_office',
  'buy_office',
  'headquarters',
  'supply',
  'other',
] as const;
export type NeedType = (typeof NEED_TYPES)[number];

export type LeadStatus =
  'new' | 'contacted' | 'qualified' | 'nurturing' | 'converted' | 'disqualified' | 'merged';
export type SlaState = 'running' | 'warned' | 'breached' | 'met' | 'none';
export type LeadView = 'mine' | 'team' | 'pool' | 'all';

export interface LeadClock {
  readonly kind: 'first_response' | 'follow_up' | 'none';
  readonly at: string | null;
}

/** An amount as the person wrote it. */
export interface EnteredAmount {
  readonly min: number | null;
  readonly max: number | null;
  /** sqm, mu, hectare; wan_per_year, wan_per_mu_year, wan_total_3y, yuan_per_year */
  readonly unit: string;
}

/** A row of the queue. */
export interface Lead {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly needType: NeedType | null;
  readonly areaMinSqm: number | null;
  readonly areaMaxSqm: number | null;
  readonly areaEntered: EnteredAmount | null;
  readonly use: string | null;
  readonly industry: string | null;
  readonly taxMinYuan: string | null;
  readonly taxMaxYuan: string | null;
  readonly taxEntered: EnteredAmount | null;
  readonly company: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly owner: Ref | null;
  readonly poolId: string | null;
  readonly pool: {
    readonly since: string;
    readonly previousOwner: Ref | null;
    readonly reason: string | null;
  } | null;
  readonly waitingReason: string | null;
  readonly park: Ref | null;
  readonly source: string | null;
  readonly channel: string;
  readonly sla: { readonly firstResponseDueAt: string | null; readonly state: SlaState };
  readonly clock: LeadClock;
  readonly completeness: number;
  readonly score: number;
  readonly inquiryCount: number;
  readonly nextFollowUpAt: string | null;
  readonly createdAt: string;
  readonly version: number;
}
