import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, IsLocalDate, PageQuery, ToBoolean, ToList } from '@luodi/platform';
import { LEAD_CHANNELS, LEAD_STATUSES, NEED_TYPES, SLA_STATES } from './lead-values.policy';
import type { LeadChannel, LeadStatus, NeedType, SlaState } from './lead-values.policy';

export const LEAD_VIEWS = ['mine', 'collaborating', 'team', 'pool', 'all'] as const;
export type LeadView = (typeof LEAD_VIEWS)[number];

export const LEAD_SORTS = [
  'sla',
  '-sla',
  'createdAt',
  '-createdAt',
  'pooledAt',
  '-pooledAt',
  'nextFollowUpAt',
  '-nextFollowUpAt',
  'score',
  '-score',
] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

export const LEAD_DUES = ['today', 'overdue'] as const;
export type LeadDue = (typeof LEAD_DUES)[number];

export const LEAD_SEARCHES = ['names', 'notes'] as const;
export type LeadSearch = (typeof LEAD_SEARCHES)[number];

/** As many as a page of a list may have. */
const MAX_IDS = 200;

/** Narrows a list of leads; the same names filter exports. */
export class LeadFilterQuery extends PageQuery {
  /** Whose leads: mine, my teams', the pools', or all in scope. Agents: mine (default), those
   * I collaborate on, and pool. */
  @IsOptional()
  @IsIn(LEAD_VIEWS)
  @ApiPropertyOptional({ enum: LEAD_VIEWS })
  public view?: LeadView;

  /** Comma list; without it the open ones (for `all`: everything but merged). */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(7)
  @IsIn(LEAD_STATUSES, { each: true })
  @ApiPropertyOptional({ enum: LEAD_STATUSES, isArray: true })
  public status?: LeadStatus[];

  /**
   * Company or contact (as written, or the beginning of its pinyin or initials), lead number, the last four digits of a phone
   * that you may see, or what was noted: follow-ups and the words of the lead, where words with spaces between them may stand
   * apart.
   */
  @IsOptional()
  @IsCleanText({ max: 100 })
  public q?: string;

  /** Where `q` is looked for; without it in both. */
  @IsOptional()
  @IsIn(LEAD_SEARCHES)
  @ApiPropertyOptional({ enum: LEAD_SEARCHES })
  public searchIn?: LeadSearch;

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(12)
  @IsIn(NEED_TYPES, { each: true })
  @ApiPropertyOptional({ enum: NEED_TYPES, isArray: true })
  public needType?: NeedType[];

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  /** false: those whose owner's account is disabled, so that they wait for somebody else. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public ownerActive?: boolean;

  /** Comma list of clock states. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(SLA_STATES, { each: true })
  @ApiPropertyOptional({ enum: SLA_STATES, isArray: true })
  public sla?: SlaState[];

  /** Local date, inclusive. */
  @IsOptional()
  @IsLocalDate()
  public createdFrom?: string;

  /** Local date, inclusive. */
  @IsOptional()
  @IsLocalDate()
  public createdTo?: string;

  /** false: those whose first response is still awaited. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public responded?: boolean;

  /**
   * `today`: first response done and the next follow-up due by the end of today;
   * `overdue`: the first response is awaited and its time has passed.
   */
  @IsOptional()
  @IsIn(LEAD_DUES)
  @ApiPropertyOptional({ enum: LEAD_DUES })
  public due?: LeadDue;

  /** The channel by which the first inquiry came. */
  @IsOptional()
  @IsIn(LEAD_CHANNELS)
  @ApiPropertyOptional({ enum: LEAD_CHANNELS })
  public source?: LeadChannel;

  /** A public pool. */
  @IsOptional()
  @IsUUID()
  public poolId?: string;

  /** Whether the lead waits because nobody was eligible. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public waiting?: boolean;

  /** Comma list of tags; leads that carry any of them. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional({ type: [String] })
  public tag?: string[];

  /** true: those put off until later; false: all others. An overdue first response ends it. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public snoozed?: boolean;

  /** Comma list: only these, where they belong to the list. A console asks so what became of rows that it shows. */
  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(MAX_IDS)
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional({ type: [String], maxItems: MAX_IDS })
  public ids?: string[];

  /** `pooledAt` is when a lead came into its pool; in lists of other views, when it was created. */
  @IsOptional()
  @IsIn(LEAD_SORTS)
  @ApiPropertyOptional({ enum: LEAD_SORTS })
  public sort?: LeadSort;
}

export class LeadCountsQuery {
  @IsOptional()
  @IsIn(LEAD_VIEWS)
  @ApiPropertyOptional({ enum: LEAD_VIEWS })
  public view?: LeadView;
}

export class AssignLeadDto {
  @IsUUID()
  public ownerId!: string;

  /** Why; must not be empty. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;
}

export class ReasonDto {
  /** Why; must not be empty. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;
}

export class ReleaseLeadDto extends ReasonDto {
  /** A pool that is open to you; absent: the one of the lead's park and team. */
  @IsOptional()
  @IsUUID()
  public poolId?: string;
}
