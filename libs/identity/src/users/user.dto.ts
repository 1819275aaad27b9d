import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, LOCALES, PageQuery, ToBoolean, type Locale } from '@luodi/platform';
import { ROLES, type Role } from '../access/permissions.policy';

export const HONORIFICS = ['mr', 'ms', 'none'] as const;
export type Honorific = (typeof HONORIFICS)[number];
export const USER_SORTS = ['username', '-username', 'name', '-name', 'createdAt', '-createdAt'] as const;

export class CreateUserDto {
  /** Lower-case letters, digits and . _ - */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9._-]{1,49}$/)
  public username!: string;

  @IsCleanText({ min: 1, max: 50 })
  public name!: string;

  @IsIn(ROLES)
  @ApiProperty({ enum: ROLES })
  public role!: Role;

  @IsString()
  @MinLength(8)
  @MaxLength(128)
  public password!: string;

  /** How the prospect's status page addresses them: surname + 先生 or 女士. */
  @IsOptional()
  @IsIn(HONORIFICS)
  @ApiProperty({ enum: HONORIFICS })
  public honorific?: Honorific;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  public email?: string;

  /** A work number that prospects may see. */
  @IsOptional()
  @IsString()
  @Matches(/^[0-9+ -]{3,30}$/)
  public workPhone?: string;

  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES })
  public locale?: Locale;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  public teamIds?: string[];

  @IsOptional()
  @IsBoolean()
  public mustChangePassword?: boolean;
}

export class UpdateUserDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 50 })
  public name?: string;

  @IsOptional()
  @IsIn(ROLES)
  @ApiProperty({ enum: ROLES })
  public role?: Role;

  @IsOptional()
  @IsIn(HONORIFICS)
  @ApiProperty({ enum: HONORIFICS })
  public honorific?: Honorific;

  /** null removes it. */
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  @ApiProperty({ type: String, nullable: true })
  public email?: string | null;

  @IsOptional()
  @IsString()
  @Matches(/^[0-9+ -]{3,30}$/)
  @ApiProperty({ type: String, nullable: true })
  public workPhone?: string | null;

  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES })
  public locale?: Locale;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  public teamIds?: string[];

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class ListUsersQuery extends PageQuery {
  @IsOptional()
  @IsIn(ROLES)
  @ApiProperty({ enum: ROLES, required: false })
  public role?: Role;

  @IsOptional()
  @IsUUID()
  public teamId?: string;

  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public active?: boolean;

  /** Part of the name or user name. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public q?: string;

  @IsOptional()
  @IsIn(USER_SORTS)
  @ApiProperty({ enum: USER_SORTS, required: false })
  public sort?: (typeof USER_SORTS)[number];
}
