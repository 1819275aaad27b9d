import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, IsInstant, PageQuery } from '@luodi/platform';
import { API_KEY_SCOPES, type ApiKeyScope } from './api-key-scopes.policy';

const SCOPES_SCHEMA: { type: 'array'; items: { type: 'string'; enum: string[] }; maxItems: number } = {
  type: 'array',
  items: { type: 'string', enum: [...API_KEY_SCOPES] },
  maxItems: API_KEY_SCOPES.length,
};

export class CreateApiKeyDto {
  /** The source whose inquiries the key brings. */
  @IsCleanText({ min: 1, max: 50 })
  public name!: string;

  /** The site its inquiries count for. */
  @IsOptional()
  @IsUUID('all')
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  public siteId?: string | null;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(API_KEY_SCOPES.length)
  @ArrayUnique()
  @IsIn(API_KEY_SCOPES, { each: true })
  @ApiProperty(SCOPES_SCHEMA)
  public scopes!: ApiKeyScope[];

  /** When it stops working; null: never. */
  @IsOptional()
  @IsInstant()
  @ApiProperty({ type: String, format: 'date-time', nullable: true, required: false })
  public expiresAt?: string | null;
}

export class UpdateApiKeyDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 50 })
  public name?: string;

  @IsOptional()
  @IsUUID('all')
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  public siteId?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(API_KEY_SCOPES.length)
  @ArrayUnique()
  @IsIn(API_KEY_SCOPES, { each: true })
  @ApiProperty({ ...SCOPES_SCHEMA, required: false })
  public scopes?: ApiKeyScope[];

  @IsOptional()
  @IsInstant()
  @ApiProperty({ type: String, format: 'date-time', nullable: true, required: false })
  public expiresAt?: string | null;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class RotateApiKeyDto {
  /** Hours for which the old secret still works; 0: it ends at once. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(168)
  public graceHours?: number;
}

export class ListApiKeysQuery extends PageQuery {}
