import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsCleanText, IsLocalDate, ToBoolean, ToList } from '@luodi/platform';
import {
  ACTIVITY_TYPES,
  DEAL_STATUSES,
  LEAD_CHANNELS,
  LEAD_STATUSES,
  MILESTONES,
  NEED_TYPES,
  SLA_STATES,
} from '../closed-lists';

/** Filters that every export of rows takes: the names of the lists' queries. */
class RowFilter {
  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  @IsOptional()
  @IsCleanText({ max: 100 })
  public q?: string;

  @IsOptional()
  @IsLocalDate()
  public createdFrom?: string;

  @IsOptional()
  @IsLocalDate()
  public createdTo?: string;

  /** Taken so that a screen may hand over its whole query; files have an order of their own. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public sort?: string;
}

/** The list of leads. */
export class LeadExportFilter extends RowFilter {
  @IsOptional()
  @IsIn(['mine', 'collaborating', 'team', 'pool', 'all'])
  public view?: 'mine' | 'collaborating' | 'team' | 'pool' | 'all';

  /** Where `q` is looked for; without it in both. */
  @IsOptional()
  @IsIn(['names', 'notes'])
  public searchIn?: 'names' | 'notes';

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(7)
  @IsIn(LEAD_STATUSES, { each: true })
  public status?: (typeof LEAD_STATUSES)[number][];

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(12)
  @IsIn(NEED_TYPES, { each: true })
  public needType?: (typeof NEED_TYPES)[number][];

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(SLA_STATES, { each: true })
  public sla?: (typeof SLA_STATES)[number][];

  @IsOptional()
  @IsIn(LEAD_CHANNELS)
  public source?: (typeof LEAD_CHANNELS)[number];

  /** false: the owner's account is disabled. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public ownerActive?: boolean;

  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public responded?: boolean;

  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public waiting?: boolean;

  /** Leads that carry any of these tags. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  public tag?: string[];

  /** Put off until later, or not. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public snoozed?: boolean;

  /** `today`: answered, and the next follow-up due by the end of today; `overdue`: unanswered past its time. */
  @IsOptional()
  @IsIn(['today', 'overdue'])
  public due?: 'today' | 'overdue';
}

/** The list of deals. */
export class DealExportFilter extends RowFilter {
  @IsOptional()
  @IsUUID()
  public pipelineId?: string;

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(DEAL_STATUSES, { each: true })
  public status?: (typeof DEAL_STATUSES)[number][];

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(12)
  @IsIn([...MILESTONES, 'landing'], { each: true })
  public stage?: string[];

  @IsOptional()
  @IsIn(NEED_TYPES)
  public needType?: (typeof NEED_TYPES)[number];

  @IsOptional()
  @IsCleanText({ max: 100 })
  public industry?: string;

  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public stalled?: boolean;
}

/** Follow-ups, by when they happened. */
export class ActivityExportFilter {
  @IsOptional()
  @IsLocalDate()
  public from?: string;

  @IsOptional()
  @IsLocalDate()
  public to?: string;

  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(6)
  @IsIn(ACTIVITY_TYPES, { each: true })
  public type?: (typeof ACTIVITY_TYPES)[number][];
}
