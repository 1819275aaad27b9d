import { ApiProperty } from '@nestjs/swagger';

export class ShiftResponse {
  public start!: string;
  public end!: string;
}

export class DayShiftsResponse {
  /** 0 is Sunday. */
  public weekday!: number;
  @ApiProperty({ type: [ShiftResponse] })
  public shifts!: ShiftResponse[];
}

export class TeamShiftsResponse {
  /** The team's id. */
  public id!: string;
  public name!: string;
  /** Whether the week is the team's own; else it is the workspace's. */
  public own!: boolean;
  /** Days that are not named are not worked. */
  @ApiProperty({ type: [DayShiftsResponse] })
  public days!: DayShiftsResponse[];
  /** 0 while the team has no week of its own. */
  public version!: number;
}

export class TeamShiftsListResponse {
  public items!: TeamShiftsResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
