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
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCleanText, PageQuery, ToBoolean } from '@luodi/platform';

/** Colours that a tag may have; the console derives readable pairs of each. */
export const TAG_COLOURS = ['grey', 'blue', 'green', 'amber', 'red', 'violet', 'teal'] as const;
export type TagColour = (typeof TAG_COLOURS)[number];

/** More on one lead say nothing any more. */
export const MAX_TAGS = 20;

export class CreateTagDto {
  @IsCleanText({ min: 1, max: 20 })
  public name!: string;

  @IsIn(TAG_COLOURS)
  @ApiProperty({ enum: TAG_COLOURS })
  public colour!: TagColour;

  /** Place in lists; tags of the same position go by name. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  public position?: number;
}

export class UpdateTagDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 20 })
  public name?: string;

  @IsOptional()
  @IsIn(TAG_COLOURS)
  @ApiPropertyOptional({ enum: TAG_COLOURS })
  public colour?: TagColour;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  public position?: number;

  /** false: stays where it is, and nobody can give it any more. */
  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class ListTagsQuery extends PageQuery {
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public active?: boolean;
}

const TAG_LIST = { type: 'array', maxItems: MAX_TAGS, items: { type: 'string', format: 'uuid' } } as const;

/** What goes onto a lead and what comes off; both at once, so that two people tagging lose nothing. */
export class ChangeTagsDto {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(TAG_LIST)
  public add?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_TAGS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiPropertyOptional(TAG_LIST)
  public remove?: string[];
}
