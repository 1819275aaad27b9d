import { ApiProperty } from '@nestjs/swagger';
import { PLANNED_MILESTONES } from '@luodi/pipeline';
import { AgendaDealResponse, AgendaLeadResponse, AgendaPersonResponse } from '../tasks/task.response';

export const CALENDAR_ITEM_KINDS = ['visit', 'follow_up', 'task', 'deal_step', 'deal_milestone'] as const;
export type CalendarItemKind = (typeof CALENDAR_ITEM_KINDS)[number];

export const CALENDAR_MILESTONES = PLANNED_MILESTONES.map(({ milestone }) => milestone);
export type CalendarMilestone = (typeof PLANNED_MILESTONES)[number]['milestone'];

/** Something at a time or on a day. */
export class CalendarItemResponse {
  @ApiProperty({ enum: CALENDAR_ITEM_KINDS })
  public kind!: CalendarItemKind;
  /** Of the task, visit, lead (a follow-up) or deal (its next step, a planned milestone). */
  public id!: string;
  /** Which milestone of the deal is planned for the day; null for anything else. */
  @ApiProperty({ type: String, enum: CALENDAR_MILESTONES, nullable: true })
  public milestone!: CalendarMilestone | null;
  public user!: AgendaPersonResponse;
  /** The words of a task or a next step. */
  @ApiProperty({ type: String, nullable: true })
  public title!: string | null;
  /** The local day. */
  @ApiProperty({ format: 'date' })
  public date!: string;
  /** The time of the day; null for the whole of it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public startsAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public endsAt!: string | null;
  /** Not done, and its time or day has passed. */
  public overdue!: boolean;
  public done!: boolean;
  @ApiProperty({ type: AgendaLeadResponse, nullable: true })
  public lead!: AgendaLeadResponse | null;
  @ApiProperty({ type: AgendaDealResponse, nullable: true })
  public deal!: AgendaDealResponse | null;
  /** Whether the reader may move it or tick it off. */
  public editable!: boolean;
  /** Of the task, visit, lead or deal: what a change has to name. */
  public version!: number;
}

class CalendarSpan {
  /** Minutes since midnight. */
  public from!: number;
  public to!: number;
}

export const CALENDAR_DAY_KINDS = ['work', 'rest', 'holiday', 'make_up'] as const;

/** A day and when people work on it. */
export class AgendaDayResponse {
  @ApiProperty({ format: 'date' })
  public date!: string;
  @ApiProperty({ enum: CALENDAR_DAY_KINDS })
  public kind!: (typeof CALENDAR_DAY_KINDS)[number];
  /** The holiday's name. */
  @ApiProperty({ type: String, nullable: true })
  public name!: string | null;
  @ApiProperty({ type: [CalendarSpan] })
  public shifts!: CalendarSpan[];
}

/** When somebody is away. */
export class AgendaLeaveResponse {
  public user!: AgendaPersonResponse;
  @ApiProperty({ format: 'date-time' })
  public startsAt!: string;
  @ApiProperty({ format: 'date-time' })
  public endsAt!: string;
}

export class AgendaResponse {
  @ApiProperty({ format: 'date' })
  public today!: string;
  /** Whose days these are. */
  public people!: AgendaPersonResponse[];
  public days!: AgendaDayResponse[];
  /** What is overdue, the longest first, whenever it was due; the first 200. */
  public overdue!: CalendarItemResponse[];
  public overdueCount!: number;
  /** The rest of the days, in order of time. */
  public items!: CalendarItemResponse[];
  /** Whether there is more in these days than an answer holds. */
  public truncated!: boolean;
  public leaves!: AgendaLeaveResponse[];
}

class AgendaTeamResponse {
  public id!: string;
  public name!: string;
}

/** Whose calendar the reader may look at. */
export class AgendaPeopleResponse {
  public people!: AgendaPersonResponse[];
  public teams!: AgendaTeamResponse[];
}
