import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, PageQuery, ToBoolean } from '@luodi/platform';

export const TEAM_SORTS = ['name', '-name'] as const;

export class CreateTeamDto {
  @IsCleanText({ min: 1, max: 50 })
  public name!: string;

  /** Members from the start. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  public memberIds?: string[];
}

export class UpdateTeamDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 50 })
  public name?: string;

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class SetMembersDto {
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  public memberIds!: string[];
}

export class ListTeamsQuery extends PageQuery {
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public active?: boolean;

  @IsOptional()
  @IsIn(TEAM_SORTS)
  @ApiProperty({ enum: TEAM_SORTS, required: false })
  public sort?: (typeof TEAM_SORTS)[number];
}
