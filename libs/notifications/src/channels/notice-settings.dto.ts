import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { NOTICE_KINDS, type NoticeKind } from '../inbox/notice-kinds.policy';
import { CHANNELS, type Channel } from './channels.policy';

/** How one kind is to reach the person, besides the console's list. */
export class KindChannelsDto {
  @IsIn(NOTICE_KINDS)
  @ApiProperty({ enum: NOTICE_KINDS })
  public kind!: NoticeKind;

  @IsArray()
  @ArrayMaxSize(CHANNELS.length)
  @ArrayUnique()
  @IsIn(CHANNELS, { each: true })
  @ApiProperty({ type: 'array', items: { type: 'string', enum: [...CHANNELS] }, maxItems: CHANNELS.length })
  public channels!: Channel[];
}

export class UpdateNoticeSettingsDto {
  /** Kinds to decide on; the others stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(NOTICE_KINDS.length)
  @ArrayUnique((item: KindChannelsDto | null) => item?.kind)
  @ValidateNested({ each: true })
  @Type(() => KindChannelsDto)
  @ApiProperty({ type: [KindChannelsDto], required: false, maxItems: NOTICE_KINDS.length })
  public kinds?: KindChannelsDto[];

  /** Minutes of the local day at which quiet hours begin; with `quietTo`, or both null for none. */
  @IsOptional()
  @ValidateIf((_object, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(1439)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1439, nullable: true, required: false })
  public quietFrom?: number | null;

  @IsOptional()
  @ValidateIf((_object, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(1439)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1439, nullable: true, required: false })
  public quietTo?: number | null;

  /** Whether the morning digest comes, on working days at 8:30. */
  @IsOptional()
  @IsBoolean()
  public digest?: boolean;

  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  public version!: number;
}
