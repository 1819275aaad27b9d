import type { components } from './schema.generated';

/** Shapes of the OpenAPI document by their short names. */
export type Schemas = components['schemas'];

export type Role = Schemas['MeUserResponse']['role'];
export type LocaleCode = Schemas['MeUserResponse']['locale'];
export type Preferences = Schemas['PreferencesDto'];
export type Me = Omit<Schemas['MeResponse'], 'preferences'> & { readonly preferences: Preferences };
export type Ref = Schemas['RefResponse'];

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** A row of the queue. */
export type Lead = Schemas['LeadResponse'];
export type LeadStatus = Lead['status'];
export type SlaState = Lead['sla']['state'];
export type LeadClock = Lead['clock'];
export type Channel = Lead['channel'];
export type NeedType = NonNullable<Lead['needType']>;

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
] as const satisfies readonly NeedType[];

export const CHANNELS = [
  'form',
  'phone',
  'wechat',
  'walk_in',
  'referral',
  'exhibition',
  'web',
  'email',
  'api',
  'import',
] as const satisfies readonly Channel[];
