import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, PageQuery, ToBoolean } from '@luodi/platform';
import { IsOrigin } from './is-origin.decorator';
import { NAME_SORTS, type NameSort } from './park.dto';

export class CreateSiteDto {
  /** Part of the public address: lower-case letters, digits and dashes. Random when absent. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9-]{1,39}$/)
  public key?: string;

  @IsCleanText({ min: 1, max: 100 })
  public name!: string;

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  /** The form's heading; the product's default when absent. */
  @IsOptional()
  @IsCleanText({ min: 1, max: 60 })
  public heading?: string;

  @IsOptional()
  @IsString()
  @Matches(/^[0-9+ -]{3,30}$/)
  public hotline?: string;

  /** Whether the hosted form asks for a contact's name. */
  @IsOptional()
  @IsBoolean()
  public contactRequired?: boolean;
}

export class UpdateSiteDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 100 })
  public name?: string;

  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, nullable: true })
  public parkId?: string | null;

  @IsOptional()
  @IsCleanText({ min: 1, max: 60 })
  @ApiProperty({ type: String, nullable: true })
  public heading?: string | null;

  @IsOptional()
  @IsString()
  @Matches(/^[0-9+ -]{3,30}$/)
  @ApiProperty({ type: String, nullable: true })
  public hotline?: string | null;

  @IsOptional()
  @IsBoolean()
  public contactRequired?: boolean;

  /** Origins whose pages may embed the form, such as https://www.park.example; at most 20. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsOrigin({ each: true })
  @ApiProperty({
    type: 'array',
    items: { type: 'string', format: 'uri' },
    maxItems: 20,
    required: false,
  })
  public allowedOrigins?: string[];

  /** false closes the form: it then shows the hotline. */
  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class ListSitesQuery extends PageQuery {
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public active?: boolean;

  @IsOptional()
  @IsUUID()
  public parkId?: string;

  @IsOptional()
  @IsIn(NAME_SORTS)
  @ApiProperty({ enum: NAME_SORTS, required: false })
  public sort?: NameSort;
}
