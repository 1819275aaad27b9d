import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, PageQuery } from '@luodi/platform';

/** At once; more is a change of weight. */
const MAX_LEADS = 100;

export class CorrectShareDto {
  @IsUUID()
  public ruleId!: string;

  @IsUUID()
  public userId!: string;

  /** More leads that they are owed; below zero: fewer. Never 0. */
  @IsInt()
  @Min(-MAX_LEADS)
  @Max(MAX_LEADS)
  @ApiProperty({ type: 'integer', minimum: -MAX_LEADS, maximum: MAX_LEADS })
  public leads!: number;

  @IsCleanText({ max: 500, min: 1 })
  public reason!: string;

  /** What corrections made of their share when it was read: a second click, or somebody else's, is refused. */
  @IsInt()
  @Min(-1_000_000)
  @Max(1_000_000)
  @ApiProperty({ type: 'integer', minimum: -1_000_000, maximum: 1_000_000 })
  public corrected!: number;
}

export class UndoCorrectionDto {
  @IsCleanText({ max: 500, min: 1 })
  public reason!: string;
}

export class ListCorrectionsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  public ruleId?: string;

  @IsOptional()
  @IsUUID()
  public userId?: string;
}

export class ShareQuery {
  @IsUUID()
  public ruleId!: string;

  @IsUUID()
  public userId!: string;
}
