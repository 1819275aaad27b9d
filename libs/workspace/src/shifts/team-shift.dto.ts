import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const START = /^([01]\d|2[0-3]):[0-5]\d$/;
const END = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const MAX_VERSION = 2_147_483_647;

export class ShiftDto {
  /** HH:MM, local. */
  @IsString()
  @Matches(START)
  @ApiProperty({ pattern: START.source })
  public start!: string;

  /** HH:MM, local; 24:00 is the end of the day. */
  @IsString()
  @Matches(END)
  @ApiProperty({ pattern: END.source })
  public end!: string;
}

export class DayShiftsDto {
  /** 0 is Sunday. */
  @IsInt()
  @Min(0)
  @Max(6)
  public weekday!: number;

  /** In order, apart from each other; what lies between them is the break. */
  @IsArray()
  @ArrayMaxSize(6)
  @ValidateNested({ each: true })
  @Type(() => ShiftDto)
  public shifts!: ShiftDto[];
}

export class SetTeamShiftsDto {
  /** As read; 0 for a team without shifts of its own. */
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  public version!: number;

  /** Days that are not named are not worked; null makes the team work as the workspace does. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(7)
  @ArrayUnique((day: DayShiftsDto) => day.weekday)
  @ValidateNested({ each: true })
  @Type(() => DayShiftsDto)
  @ApiPropertyOptional({ type: [DayShiftsDto], nullable: true, maxItems: 7 })
  public days?: DayShiftsDto[] | null;
}
