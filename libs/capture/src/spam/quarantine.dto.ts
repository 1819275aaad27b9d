import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { PageQuery } from '@luodi/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { AskedAgainDto } from '../public/submit-inquiry.dto';
import { GUARD_MODES, type GuardMode } from './site-guard.policy';

/** Inquiries that a reviewer decides on at once; each is answered for itself. */
export class ReviewInquiriesDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  public ids!: string[];
}

/** Inquiries to let in. */
export class ReleaseInquiriesDto extends ReviewInquiriesDto {
  /** Needed where a program brought somebody who had wanted to be left alone (reason `restrained`). */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AskedAgainDto)
  public askedAgain?: AskedAgainDto;
}

/** Query of GET /api/v1/intake-log. */
export class ListRefusalsQuery extends PageQuery {}

/** Body of PUT /api/v1/sites/{id}/guard. */
export class SwitchGuardDto {
  @IsIn(GUARD_MODES)
  @ApiProperty({ enum: GUARD_MODES })
  public mode!: GuardMode;

  /** As last read; 0 when it was never switched. */
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  public version!: number;
}
