import { IsIn, IsInt, IsObject, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { MERGE_SIDES } from './merge.policy';
import type { MergePicks, MergeSide } from './merge.policy';

class MergeFieldsDto implements MergePicks {
  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public needType?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public need?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public use?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public industry?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public area?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public tax?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public company?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public contact?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public phone?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public wechat?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public email?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public region?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public message?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public park?: MergeSide;

  @IsOptional()
  @IsIn(MERGE_SIDES)
  @ApiPropertyOptional({ enum: MERGE_SIDES })
  public owner?: MergeSide;
}

export class MergeLeadDto {
  /** The lead that stays. */
  @IsUUID()
  public intoId!: string;

  /** What is taken from which side; without it the lead that stays keeps its own and blanks are filled. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MergeFieldsDto)
  @ApiPropertyOptional({ type: MergeFieldsDto })
  public fields?: MergeFieldsDto;

  /** The version of the lead that ends, as it was read. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version?: number;

  /** The version of the lead that stays, as it was read. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public intoVersion?: number;
}
