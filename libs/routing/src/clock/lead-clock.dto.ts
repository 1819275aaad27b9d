import { IsIn, IsOptional } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { CLOCK_KINDS } from '@luodi/leads';
import type { ClockKind } from '@luodi/leads';
import { IsCleanText, PageQuery } from '@luodi/platform';

/** What an assessment can make of a lead that stays open. */
const RESULTS = ['qualified', 'nurturing'] as const;

export class ClockDoneDto {
  /** What was found, told or reported. */
  @IsCleanText({ max: 500, min: 1, multiline: true })
  public note!: string;

  /** Of an assessment: what the lead is now. */
  @IsOptional()
  @IsIn(RESULTS)
  @ApiPropertyOptional({ enum: RESULTS })
  public result?: (typeof RESULTS)[number];
}

export class ClockPauseDto {
  /** Why; must not be empty. */
  @IsCleanText({ max: 500, min: 1, multiline: true })
  public reason!: string;
}

export class BreachedClocksQuery extends PageQuery {
  @IsOptional()
  @IsIn(CLOCK_KINDS)
  @ApiPropertyOptional({ enum: CLOCK_KINDS })
  public kind?: ClockKind;
}
