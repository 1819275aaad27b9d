import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';

export const HANDOVER_SPLITS = ['people', 'routing', 'pool'] as const;
export type HandoverSplit = (typeof HANDOVER_SPLITS)[number];

export class ReceiverDto {
  @IsUUID()
  public userId!: string;

  /** Their share of the whole in relation to the others' weights; 1 when absent. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  public weight?: number;
}

export class HandoverDto {
  /** Who gets the open leads: people by weight, whom the rules choose, or a public pool. */
  @IsIn(HANDOVER_SPLITS)
  @ApiProperty({ enum: HANDOVER_SPLITS })
  public split!: HandoverSplit;

  /** Who takes over; with `routing` and `pool` they get the deals only, which need an owner. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((receiver: ReceiverDto) => receiver.userId)
  @ValidateNested({ each: true })
  @Type(() => ReceiverDto)
  public receivers?: ReceiverDto[];

  /** With `pool`: which; absent: the pool of each lead's park and team. */
  @IsOptional()
  @IsUUID()
  public poolId?: string;

  /** Whether API keys that they made are revoked; true when absent. */
  @IsOptional()
  @IsBoolean()
  public revokeKeys?: boolean;

  /** Why; must not be empty. */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public reason?: string;
}
