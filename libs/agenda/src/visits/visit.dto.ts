import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, IsInstant, PageQuery, ToList } from '@luodi/platform';
import { MAX_COMPANIONS, MAX_PARKS, VISIT_KINDS, VISIT_STATES } from './visit-values.policy';
import type { VisitKind, VisitState } from './visit-values.policy';

const PEOPLE = {
  type: 'array',
  maxItems: MAX_COMPANIONS,
  items: { type: 'string', format: 'uuid' },
} as const;
const PARKS = { type: 'array', maxItems: MAX_PARKS, items: { type: 'string', format: 'uuid' } } as const;

export class ListVisitsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  public leadId?: string;

  /** Whoever hosts it or goes along. */
  @IsOptional()
  @IsUUID()
  public userId?: string;

  @IsOptional()
  @IsIn(VISIT_STATES)
  @ApiPropertyOptional({ enum: VISIT_STATES })
  public state?: VisitState;

  /** Only visits that end after this instant. */
  @IsOptional()
  @IsInstant()
  public from?: string;

  /** Only visits that begin before this instant. */
  @IsOptional()
  @IsInstant()
  public to?: string;
}

/** A time with the people and parks it would take up. */
export class CheckVisitQuery {
  /** The visit that is being changed: it is no conflict with itself. */
  @IsOptional()
  @IsUUID()
  public visitId?: string;

  @IsInstant()
  public startsAt!: string;

  @IsInstant()
  public endsAt!: string;

  @IsUUID()
  public hostId!: string;

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(MAX_COMPANIONS)
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(PEOPLE)
  public companionIds?: string[];

  @IsOptional()
  @ToList()
  @IsArray()
  @ArrayMaxSize(MAX_PARKS)
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(PARKS)
  public parkIds?: string[];
}

class ConflictConsentDto {
  /** Goes on in spite of a visit that one of the people has at the same time. */
  @IsOptional()
  @IsBoolean()
  public allowOverlap?: boolean;

  /** Goes on in spite of leave, days off, time outside working hours and parks in use. */
  @IsOptional()
  @IsBoolean()
  public acceptWarnings?: boolean;
}

export class ScheduleVisitDto extends ConflictConsentDto {
  @IsUUID()
  public leadId!: string;

  @IsIn(VISIT_KINDS)
  @ApiProperty({ enum: VISIT_KINDS })
  public kind!: VisitKind;

  @IsInstant()
  public startsAt!: string;

  /** At most seven days after the start. */
  @IsInstant()
  public endsAt!: string;

  /** Who receives the visitors; you when absent. */
  @IsOptional()
  @IsUUID()
  public hostId?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_COMPANIONS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(PEOPLE)
  public companionIds?: string[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  public visitorCount?: number;

  /** Who comes. */
  @IsOptional()
  @IsCleanText({ max: 200 })
  public visitors?: string;

  /** Where it goes. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PARKS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(PARKS)
  public parkIds?: string[];

  /** What is to be shown there: plots, buildings, floors. */
  @IsOptional()
  @IsCleanText({ max: 500 })
  public places?: string;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public meetingPoint?: string;

  @IsOptional()
  @IsCleanText({ max: 1000, multiline: true })
  public note?: string;
}

/** What is absent stays; null or an empty text takes it away. */
export class UpdateVisitDto extends ConflictConsentDto {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  @IsOptional()
  @IsIn(VISIT_KINDS)
  @ApiPropertyOptional({ enum: VISIT_KINDS })
  public kind?: VisitKind;

  @IsOptional()
  @IsInstant()
  public startsAt?: string;

  @IsOptional()
  @IsInstant()
  public endsAt?: string;

  @IsOptional()
  @IsUUID()
  public hostId?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_COMPANIONS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(PEOPLE)
  public companionIds?: string[];

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 500, nullable: true })
  public visitorCount?: number | null;

  @IsOptional()
  @IsCleanText({ max: 200 })
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  public visitors?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PARKS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(PARKS)
  public parkIds?: string[];

  @IsOptional()
  @IsCleanText({ max: 500 })
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500 })
  public places?: string | null;

  @IsOptional()
  @IsCleanText({ max: 200 })
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  public meetingPoint?: string | null;

  @IsOptional()
  @IsCleanText({ max: 1000, multiline: true })
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000 })
  public note?: string | null;
}

/** What came of a visit. It counts as an activity of type visit. */
export class HoldVisitDto {
  @IsCleanText({ min: 1, max: 2000, multiline: true })
  public result!: string;

  /** Which parks they saw; those that were planned when absent. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_PARKS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(PARKS)
  public parkIds?: string[];

  /** What they were shown there; what was planned when absent. */
  @IsOptional()
  @IsCleanText({ max: 500 })
  public shownPlaces?: string;

  @IsOptional()
  @IsInstant()
  public nextFollowUpAt?: string;
}

export class EndVisitDto {
  @IsCleanText({ min: 1, max: 500 })
  public reason!: string;
}
