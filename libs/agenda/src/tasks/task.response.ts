import { ApiProperty } from '@nestjs/swagger';

/** Somebody of ours. */
export class AgendaPersonResponse {
  public id!: string;
  public name!: string;
}

/** The lead that something is about; its label only for those who may see the lead. */
export class AgendaLeadResponse {
  public id!: string;
  public number!: string;
  /** Company, else contact. */
  @ApiProperty({ type: String, nullable: true })
  public label!: string | null;
  /** Whether the reader may open it. */
  public visible!: boolean;
}

/** The deal that something is about. */
export class AgendaDealResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ type: String, nullable: true })
  public label!: string | null;
}

export class TaskResponse {
  public id!: string;
  public title!: string;
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  /** The local day. */
  @ApiProperty({ format: 'date' })
  public dueOn!: string;
  /** The time of that day, if it has one. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public dueAt!: string | null;
  /** Not done, and its time or day has passed. */
  public overdue!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public remindAt!: string | null;
  @ApiProperty({ type: AgendaLeadResponse, nullable: true })
  public lead!: AgendaLeadResponse | null;
  @ApiProperty({ type: AgendaDealResponse, nullable: true })
  public deal!: AgendaDealResponse | null;
  public assignee!: AgendaPersonResponse;
  public createdBy!: AgendaPersonResponse;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public doneAt!: string | null;
  @ApiProperty({ type: AgendaPersonResponse, nullable: true })
  public doneBy!: AgendaPersonResponse | null;
  /** Whether the reader may change it. */
  public editable!: boolean;
  public version!: number;
}

export class TaskPageResponse {
  public items!: TaskResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** How many of one's own tasks stand where. */
export class TaskCountsResponse {
  public overdue!: number;
  public today!: number;
  public week!: number;
  public later!: number;
}
