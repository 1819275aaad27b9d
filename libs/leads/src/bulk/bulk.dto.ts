import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsCleanText, IsInstant, PageQuery } from '@luodi/platform';
import { LeadFilterQuery } from '../lead.dto';
import { MAX_TAGS } from '../tags/tag.dto';

export const BULK_ACTIONS = ['claim', 'assign', 'release', 'snooze', 'tag', 'disqualify'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

export const BULK_ROW_STATES = ['pending', 'done', 'failed', 'undone', 'kept'] as const;
export type BulkRowState = (typeof BULK_ROW_STATES)[number];

/** More at once nobody can answer for. */
export const MAX_BULK = 5_000;

const uuids = (maxItems: number) =>
  ({ type: 'array', maxItems, items: { type: 'string', format: 'uuid' } }) as const;

/** The list's query names: what "select all" of a list means. */
export class BulkFilterDto extends OmitType(LeadFilterQuery, [
  'limit',
  'cursor',
  'withTotal',
  'ids',
] as const) {}

/** One act on many leads: those named, or all of a filter as it is now. What an act needs besides is as with one lead. */
export class BulkRequestDto {
  @IsIn(BULK_ACTIONS)
  @ApiProperty({ enum: BULK_ACTIONS })
  public action!: BulkAction;

  /** Either these … */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(uuids(MAX_BULK))
  public ids?: string[];

  /** … or everything that the list shows for this; at most 5,000. */
  @IsOptional()
  @ValidateNested()
  @Type(() => BulkFilterDto)
  public filter?: BulkFilterDto;

  /** assign: to whom. */
  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  /** release: into which pool, else the one of the lead's park and team. */
  @IsOptional()
  @IsUUID()
  public poolId?: string;

  /** assign, release, disqualify: why; must not be empty. snooze: may be. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;

  /** snooze: until when. */
  @IsOptional()
  @IsInstant()
  public until?: string;

  /** tag: what goes on … */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(uuids(MAX_TAGS))
  public add?: string[];

  /** … and what comes off. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(uuids(MAX_TAGS))
  public remove?: string[];
}

export class BulkListQuery extends PageQuery {}

export class BulkRowsQuery extends PageQuery {
  @IsOptional()
  @IsIn(BULK_ROW_STATES)
  @ApiProperty({ enum: BULK_ROW_STATES, required: false })
  public state?: BulkRowState;
}
