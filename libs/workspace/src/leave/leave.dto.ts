import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, IsInstant, PageQuery } from '@luodi/platform';

export class ListLeavesQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  public userId?: string;

  /** Only leaves that end after this instant. */
  @IsOptional()
  @IsInstant()
  public from?: string;

  /** Only leaves that begin before this instant. */
  @IsOptional()
  @IsInstant()
  public to?: string;
}

export class CreateLeaveDto {
  @IsUUID()
  public userId!: string;

  @IsInstant()
  public startsAt!: string;

  /** The first instant at which they are back. */
  @IsInstant()
  public endsAt!: string;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public note?: string;
}

export class UpdateLeaveDto {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;

  @IsOptional()
  @IsInstant()
  public startsAt?: string;

  @IsOptional()
  @IsInstant()
  public endsAt?: string;

  /** null takes the note away. */
  @IsOptional()
  @IsCleanText({ max: 200 })
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  public note?: string | null;
}
