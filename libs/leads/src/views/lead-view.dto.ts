import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';
import { LEAD_SORTS, type LeadSort } from '../lead.dto';
import { LEAD_CHANNELS, NEED_TYPES, type LeadChannel, type NeedType } from '../lead-values.policy';
import { QUEUE_CHIPS, QUEUE_TABS, type QueueChip, type QueueTab } from '../queue/queue-lists';

/** The columns of the table, a closed list. */
export const VIEW_COLUMNS = [
  'number',
  'company',
  'contact',
  'phone',
  'needType',
  'area',
  'use',
  'industry',
  'tax',
  'status',
  'clock',
  'nextFollowUpAt',
  'owner',
  'park',
  'source',
  'score',
  'completeness',
  'tags',
  'createdAt',
  'poolReason',
  'previousOwner',
  'pooledAt',
] as const;
export type ViewColumn = (typeof VIEW_COLUMNS)[number];

const DENSITIES = ['compact', 'standard', 'double'] as const;
const LAYOUTS = ['split', 'table'] as const;

/** A column that is shown, in its place. */
export class ViewColumnDto {
  @IsIn(VIEW_COLUMNS)
  @ApiProperty({ enum: VIEW_COLUMNS })
  public key!: ViewColumn;

  /** Pixels. */
  @IsOptional()
  @IsInt()
  @Min(48)
  @Max(800)
  public width?: number;

  /** Stays at the left while the rest scrolls. */
  @IsOptional()
  @IsBoolean()
  public frozen?: boolean;
}

/** What a view of the queue holds. No search text: that is often somebody's name or number. */
export class LeadViewSettingsDto {
  @IsIn(QUEUE_TABS)
  @ApiProperty({ enum: QUEUE_TABS })
  public tab!: QueueTab;

  @IsOptional()
  @IsIn(QUEUE_CHIPS)
  @ApiPropertyOptional({ enum: QUEUE_CHIPS })
  public chip?: QueueChip;

  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiPropertyOptional({ enum: NEED_TYPES })
  public needType?: NeedType;

  @IsOptional()
  @IsIn(LEAD_CHANNELS)
  @ApiPropertyOptional({ enum: LEAD_CHANNELS })
  public source?: LeadChannel;

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsUUID()
  public ownerId?: string;

  @IsOptional()
  @IsUUID()
  public tag?: string;

  @IsOptional()
  @IsIn(LEAD_SORTS)
  @ApiPropertyOptional({ enum: LEAD_SORTS })
  public sort?: LeadSort;

  @IsOptional()
  @IsIn(LAYOUTS)
  @ApiPropertyOptional({ enum: LAYOUTS })
  public layout?: (typeof LAYOUTS)[number];

  @IsOptional()
  @IsIn(DENSITIES)
  @ApiPropertyOptional({ enum: DENSITIES })
  public density?: (typeof DENSITIES)[number];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(VIEW_COLUMNS.length)
  @ValidateNested({ each: true })
  @Type(() => ViewColumnDto)
  @ApiPropertyOptional({ type: [ViewColumnDto], maxItems: VIEW_COLUMNS.length })
  public columns?: ViewColumnDto[];
}

export class CreateLeadViewDto {
  @IsCleanText({ min: 1, max: 30 })
  public name!: string;

  /** Shared with this team; only its managers and administrators share. */
  @IsOptional()
  @IsUUID()
  public teamId?: string;

  @ValidateNested()
  @Type(() => LeadViewSettingsDto)
  public settings!: LeadViewSettingsDto;
}

export class UpdateLeadViewDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 30 })
  public name?: string;

  /** null: no longer shared. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  public teamId?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => LeadViewSettingsDto)
  public settings?: LeadViewSettingsDto;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}
