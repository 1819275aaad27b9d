import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, PageQuery, type Locale } from '@luodi/platform';
import { ROBOT_EVENTS, type RobotEvent } from './robot-events.policy';
import { ROBOT_KINDS, type RobotKind } from './robot-request';

const LOCALES = ['zh-CN', 'en'] as const;

function IsRobotEvents(required: boolean): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(ROBOT_EVENTS.length),
    ArrayUnique(),
    IsIn(ROBOT_EVENTS, { each: true }),
    ApiProperty({
      type: 'array',
      items: { type: 'string', enum: [...ROBOT_EVENTS] },
      maxItems: ROBOT_EVENTS.length,
      required,
    }),
  );
}

/** A robot's address as its group shows it; kept sealed, never answered again. */
function IsRobotUrl(required: boolean): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MinLength(8),
    MaxLength(1000),
    ApiProperty({ type: String, minLength: 8, maxLength: 1000, required }),
  );
}

function IsRobotSecret(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    ValidateIf((_object, value) => value !== null),
    IsCleanText({ min: 1, max: 200 }),
    ApiProperty({ type: String, minLength: 1, maxLength: 200, nullable: true, required: false }),
  );
}

function IsTeam(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    ValidateIf((_object, value) => value !== null),
    IsUUID(),
    ApiProperty({ type: String, format: 'uuid', nullable: true, required: false }),
  );
}

export class CreateRobotDto {
  @IsCleanText({ min: 1, max: 50 })
  public name!: string;

  @IsIn(ROBOT_KINDS)
  @ApiProperty({ enum: ROBOT_KINDS })
  public kind!: RobotKind;

  @IsRobotUrl(true)
  public url!: string;

  /** The signing secret of DingTalk or Feishu; WeCom has none. */
  @IsRobotSecret()
  public secret?: string | null;

  /** Leads of this team alone; absent: of all. */
  @IsTeam()
  public teamId?: string | null;

  @IsRobotEvents(true)
  public events!: RobotEvent[];

  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES, required: false })
  public locale?: Locale;
}

export class UpdateRobotDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 50 })
  public name?: string;

  @IsOptional()
  @IsRobotUrl(false)
  public url?: string;

  /** Null takes the secret away. */
  @IsRobotSecret()
  public secret?: string | null;

  @IsTeam()
  public teamId?: string | null;

  @IsOptional()
  @IsRobotEvents(false)
  public events?: RobotEvent[];

  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES, required: false })
  public locale?: Locale;

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class ListRobotsQuery extends PageQuery {}
