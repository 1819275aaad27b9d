import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

const SOURCES = ['draft', 'published'] as const;

export class RequestDryRunDto {
  /** Whose rules: the draft's (the default) or the published ones. */
  @IsOptional()
  @IsIn(SOURCES)
  @ApiPropertyOptional({ enum: SOURCES, default: 'draft' })
  public source?: (typeof SOURCES)[number];

  /** Leads of how many days back. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 90, default: 30 })
  public days?: number;
}
