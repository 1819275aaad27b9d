import { ApiProperty } from '@nestjs/swagger';
import { DAY_KINDS, type DayKind } from './calendar.dto';

export class ParkResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ type: String, nullable: true })
  public regionCode!: string | null;
  public position!: number;
  /** The team in charge of it; rules may give leads to "the park's team". */
  @ApiProperty({ type: String, nullable: true })
  public teamId!: string | null;
  /** Whether two visits at the same time get in each other's way there. */
  public oneVisitAtOnce!: boolean;
  public active!: boolean;
  public version!: number;
}

export class ParkPageResponse {
  public items!: ParkResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class SiteResponse {
  public id!: string;
  public key!: string;
  public name!: string;
  @ApiProperty({ type: String, nullable: true })
  public parkId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public heading!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public hotline!: string | null;
  public contactRequired!: boolean;
  public active!: boolean;
  /** Origins whose pages may embed the form. */
  public allowedOrigins!: string[];
  /** The address of the hosted form. */
  public formUrl!: string;
  public version!: number;
}

export class SitePageResponse {
  public items!: SiteResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class LookupItemResponse {
  public id!: string;
  public name!: string;
}

export class LookupResponse {
  public items!: LookupItemResponse[];
}

export class CalendarDayResponse {
  /** YYYY-MM-DD */
  public day!: string;
  @ApiProperty({ enum: ['holiday', 'workday'] })
  public kind!: 'holiday' | 'workday';
  public name!: string;
}

export class CalendarYearResponse {
  public year!: number;
  /** false: the official notice of the year has not been entered, so its holidays read as plain weeks. */
  public loaded!: boolean;
  public days!: CalendarDayResponse[];
}

/** A day that a notice names, or that is named no more. */
export class HolidayNoticeDayResponse {
  /** YYYY-MM-DD */
  public day!: string;
  @ApiProperty({ enum: DAY_KINDS })
  public kind!: DayKind;
  public name!: string;
  /** What it is in the calendar so far. */
  @ApiProperty({ enum: DAY_KINDS })
  public before!: DayKind;
  /** The calendar says the same already. */
  public known!: boolean;
}

/** A line of a notice that was not understood; then nothing is changed. */
export class HolidayNoticeFaultResponse {
  public line!: number;
  public text!: string;
  public code!: string;
  public message!: string;
}

export class HolidayNoticeResponse {
  public year!: number;
  @ApiProperty({ type: [HolidayNoticeDayResponse] })
  public days!: HolidayNoticeDayResponse[];
  @ApiProperty({ type: [HolidayNoticeFaultResponse] })
  public faults!: HolidayNoticeFaultResponse[];
  /** Whether the calendar was changed. */
  public entered!: boolean;
}

export class SettingsResponse {
  @ApiProperty({ type: 'object', additionalProperties: true })
  public values!: Record<string, unknown>;
}

export class MissingYearsResponse {
  @ApiProperty({ type: [Number] })
  public years!: number[];
}
