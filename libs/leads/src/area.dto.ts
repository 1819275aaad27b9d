import { IsIn, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { AREA_UNITS } from '@luodi/platform';
import type { AreaUnit } from '@luodi/platform';

/** The widest area anybody may ask for, in its own unit: 10⁹ ㎡ is a county. */
const MAX_AREA = 1_000_000_000;

/** An area as it was entered. */
export class AreaDto {
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0)
  @Max(MAX_AREA)
  public min?: number;

  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 4 })
  @Min(0)
  @Max(MAX_AREA)
  public max?: number;

  @IsIn(AREA_UNITS)
  @ApiProperty({ enum: AREA_UNITS })
  public unit!: AreaUnit;
}
