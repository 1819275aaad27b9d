import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '@luodi/platform';
import { IsIn, IsOptional } from 'class-validator';
import { REQUEST_KINDS, type RequestKind } from '../purposes';

export const PRIVACY_REQUEST_STATUSES = ['open', 'in_progress', 'done', 'refused'] as const;
export type PrivacyRequestStatus = (typeof PRIVACY_REQUEST_STATUSES)[number];

/** Query of GET /api/v1/privacy-requests. */
export class ListPrivacyRequestsQuery extends PageQuery {
  @IsOptional()
  @IsIn(PRIVACY_REQUEST_STATUSES)
  @ApiProperty({ enum: PRIVACY_REQUEST_STATUSES, required: false })
  public status?: PrivacyRequestStatus;

  @IsOptional()
  @IsIn(REQUEST_KINDS)
  @ApiProperty({ enum: REQUEST_KINDS, required: false })
  public kind?: RequestKind;
}
