import { ApiProperty } from '@nestjs/swagger';

class LeaveUserResponse {
  public id!: string;
  public name!: string;
}

export class LeaveResponse {
  public id!: string;
  public user!: LeaveUserResponse;
  @ApiProperty({ format: 'date-time' })
  public startsAt!: string;
  /** The first instant at which they are back. */
  @ApiProperty({ format: 'date-time' })
  public endsAt!: string;
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  public createdBy!: LeaveUserResponse;
  public version!: number;
}

export class LeavePageResponse {
  public items!: LeaveResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
