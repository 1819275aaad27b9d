import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ToBoolean, ToInt } from './dto-decorators';

/** What every list takes. */
export class PageQuery {
  /** Rows of a page. */
  @IsOptional()
  @ToInt()
  @IsInt()
  @Min(1)
  @Max(200)
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  public limit = 50;

  /** The opaque place where the next page begins. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  public cursor?: string;

  /** Whether to count the whole list. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public withTotal?: boolean;
}
