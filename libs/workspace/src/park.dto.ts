import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, PageQuery, ToBoolean } from '@luodi/platform';

export const NAME_SORTS = ['name', '-name'] as const;
export type NameSort = (typeof NAME_SORTS)[number];

export class CreateParkDto {
  @IsCleanText({ min: 1, max: 100 })
  public name!: string;

  /** A code of the regions table. */
  @IsOptional()
  @IsString()
  @Matches(/^\d{2,6}$/)
  public regionCode?: string;

  /** Place in lists; parks of the same position go by name. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  public position?: number;

  /** The team in charge of it. */
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public teamId?: string | null;

  /** Two visits at the same time get in each other's way there: their planners are warned. */
  @IsOptional()
  @IsBoolean()
  public oneVisitAtOnce?: boolean;
}

export class UpdateParkDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 100 })
  public name?: string;

  @IsOptional()
  @IsString()
  @Matches(/^\d{2,6}$/)
  @ApiProperty({ type: String, nullable: true })
  public regionCode?: string | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  public position?: number;

  /** The team in charge of it. */
  @IsOptional()
  @IsUUID()
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  public teamId?: string | null;

  /** Two visits at the same time get in each other's way there: their planners are warned. */
  @IsOptional()
  @IsBoolean()
  public oneVisitAtOnce?: boolean;

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class ListParksQuery extends PageQuery {
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public active?: boolean;

  @IsOptional()
  @IsIn(NAME_SORTS)
  @ApiProperty({ enum: NAME_SORTS, required: false })
  public sort?: NameSort;
}
