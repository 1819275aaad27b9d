import { IsBoolean, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, ToInt } from '@luodi/platform';

export const DAY_KINDS = ['holiday', 'workday', 'plain'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export class CalendarQuery {
  @IsOptional()
  @ToInt()
  @IsInt()
  @Min(2000)
  @Max(2100)
  public year?: number;
}

/** Path of POST /api/v1/calendar/years/{year}. */
export class NoticeYearParam {
  @ToInt()
  @IsInt()
  @Min(2000)
  @Max(2100)
  public year!: number;
}

export class SetCalendarDayDto {
  /** plain takes the day out of the list: it follows its weekday again. */
  @IsIn(DAY_KINDS)
  @ApiProperty({ enum: DAY_KINDS })
  public kind!: DayKind;

  @IsOptional()
  @IsCleanText({ max: 50 })
  public name?: string;
}

/** Body of POST /api/v1/calendar/years/{year}. */
export class EnterHolidayNoticeDto {
  /** The notice: sentences or lines with dates, 放假 or 上班 beside them. */
  @IsCleanText({ max: 8_000, multiline: true })
  public text!: string;

  /** Days of the year that the text does not name become plain again. */
  @IsOptional()
  @IsBoolean()
  public replace?: boolean;

  /** Nothing is changed; the answer says what would be. */
  @IsOptional()
  @IsBoolean()
  public dryRun?: boolean;
}
