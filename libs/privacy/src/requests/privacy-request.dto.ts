import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, PageQuery } from '@luodi/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { REQUEST_KINDS, type RequestKind } from '../purposes';

export const PRIVACY_REQUEST_STATUSES = ['open', 'in_progress', 'done', 'refused'] as const;
export type PrivacyRequestStatus = (typeof PRIVACY_REQUEST_STATUSES)[number];

/** How it was made sure that the person asks for themselves. */
export const IDENTITY_CHECKS = ['code', 'call_back', 'in_person', 'document', 'none'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

export const REQUEST_SOURCES = ['tracking', 'message', 'staff'] as const;
export type RequestSource = (typeof REQUEST_SOURCES)[number];

/** Query of GET /api/v1/privacy-requests. */
export class ListPrivacyRequestsQuery extends PageQuery {
  /** `pending`: open or in progress. */
  @IsOptional()
  @IsIn([...PRIVACY_REQUEST_STATUSES, 'pending'])
  @ApiProperty({ enum: [...PRIVACY_REQUEST_STATUSES, 'pending'], required: false })
  public status?: PrivacyRequestStatus | 'pending';

  @IsOptional()
  @IsIn(REQUEST_KINDS)
  @ApiProperty({ enum: REQUEST_KINDS, required: false })
  public kind?: RequestKind;
}

/** Body of POST /api/v1/privacy-requests: a request that came by telephone, letter or in person. */
export class EnterPrivacyRequestDto {
  @IsIn(REQUEST_KINDS)
  @ApiProperty({ enum: REQUEST_KINDS })
  public kind!: RequestKind;

  /** Whom it is about: phone, wechat or lead; one of them is needed. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public phone?: string;

  @IsOptional()
  @IsCleanText({ max: 50 })
  public wechat?: string;

  @IsOptional()
  @IsUUID()
  public leadId?: string;

  @IsIn(IDENTITY_CHECKS)
  @ApiProperty({ enum: IDENTITY_CHECKS })
  public identity!: IdentityCheck;

  /** How the identity was checked: "called the number we hold". */
  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public identityNote?: string;

  @IsOptional()
  @IsCleanText({ max: 2000, multiline: true })
  public details?: string;
}

/** Body of an action on a request: the version that was read. */
export class RequestVersionDto {
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

/** How staff make sure of a person afterwards: everything but leaving it unchecked. */
export const LATER_CHECKS = [
  'code',
  'call_back',
  'in_person',
  'document',
] as const satisfies readonly IdentityCheck[];

/** Body of POST …/{id}/identity. */
export class CheckIdentityDto extends RequestVersionDto {
  @IsIn(LATER_CHECKS)
  @ApiProperty({ enum: LATER_CHECKS })
  public identity!: (typeof LATER_CHECKS)[number];

  /** How it was done: "called the number on file at ten, they knew the day of the inquiry". */
  @IsCleanText({ min: 1, max: 500, multiline: true })
  public note!: string;
}

/** Body of POST …/{id}/lift. */
export class LiftRequestDto extends RequestVersionDto {
  /** Why it was no wish of the person to be left alone. */
  @IsCleanText({ min: 1, max: 500, multiline: true })
  public reason!: string;
}

/** Body of POST …/{id}/refuse. */
export class RefuseRequestDto extends RequestVersionDto {
  @IsCleanText({ min: 1, max: 500, multiline: true })
  public reason!: string;

  /** The rule the refusal rests on. */
  @IsCleanText({ min: 1, max: 200 })
  public legalBasis!: string;
}

/** Body of POST …/{id}/hold. */
export class HoldDto {
  @IsCleanText({ min: 1, max: 500, multiline: true })
  public reason!: string;
}

/** Query of GET …/{id}/copy/file. */
export class CopyFileQuery {
  @IsString()
  @MaxLength(200)
  public token!: string;
}
