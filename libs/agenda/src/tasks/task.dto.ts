import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IsCleanText, IsInstant, IsLocalDate, PageQuery } from '@luodi/platform';

/** Whose tasks: one's own, those one gave to others, or those of everybody one may see. */
export const TASK_VIEWS = ['mine', 'given', 'team'] as const;
/** Where a task stands: overdue, due today, later in this week, after it, or done. `open`: all but done. */
export const TASK_STATES = ['open', 'overdue', 'today', 'week', 'later', 'done', 'all'] as const;

export class ListTasksQuery extends PageQuery {
  /** `mine` unless a lead or deal is asked for; agents may not ask for `team`. */
  @IsOptional()
  @IsIn(TASK_VIEWS)
  @ApiPropertyOptional({ enum: TASK_VIEWS })
  public view?: (typeof TASK_VIEWS)[number];

  @IsOptional()
  @IsIn(TASK_STATES)
  @ApiPropertyOptional({ enum: TASK_STATES, default: 'open' })
  public state?: (typeof TASK_STATES)[number];

  @IsOptional()
  @IsUUID()
  public assigneeId?: string;

  @IsOptional()
  @IsUUID()
  public leadId?: string;

  @IsOptional()
  @IsUUID()
  public dealId?: string;
}

export class CreateTaskDto {
  @IsCleanText({ max: 200, min: 1 })
  public title!: string;

  @IsOptional()
  @IsCleanText({ max: 2000, multiline: true })
  public note?: string;

  /** The day by whose end it is to be done; this or `dueAt`. */
  @IsOptional()
  @IsLocalDate()
  public dueOn?: string;

  /** The time by which it is to be done. */
  @IsOptional()
  @IsInstant()
  public dueAt?: string;

  /** When to be reminded; without it at `dueAt`, or at nine of the day; null: not at all. */
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsInstant()
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  public remindAt?: string | null;

  /** Who has to do it; oneself when nobody is named. */
  @IsOptional()
  @IsUUID()
  public assigneeId?: string;

  /** What it is about: a lead or a deal. */
  @IsOptional()
  @IsUUID()
  public leadId?: string;

  @IsOptional()
  @IsUUID()
  public dealId?: string;
}

export class UpdateTaskDto {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  @IsOptional()
  @IsCleanText({ max: 200, min: 1 })
  public title?: string;

  /** null or an empty text takes the note away. */
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsCleanText({ max: 2000, multiline: true })
  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true })
  public note?: string | null;

  /** Another day without a time; a reminder keeps its distance unless `remindAt` says otherwise. */
  @IsOptional()
  @IsLocalDate()
  public dueOn?: string;

  /** Another time. */
  @IsOptional()
  @IsInstant()
  public dueAt?: string;

  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsInstant()
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  public remindAt?: string | null;

  @IsOptional()
  @IsUUID()
  @ApiProperty({ required: false })
  public assigneeId?: string;
}
