import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '@luodi/platform';
import { IsIn, IsOptional } from 'class-validator';
import { WITHDRAW_SCOPES, type WithdrawScope } from './purposes';

export const PRIVACY_REQUEST_STATUSES = ['open', 'done'] as const;
export type PrivacyRequestStatus = (typeof PRIVACY_REQUEST_STATUSES)[number];

/** Query of GET /api/v1/privacy-requests. */
export class ListPrivacyRequestsQuery extends PageQuery {
  @IsOptional()
  @IsIn(PRIVACY_REQUEST_STATUSES)
  @ApiProperty({ enum: PRIVACY_REQUEST_STATUSES, required: false })
  public status?: PrivacyRequestStatus;

  @IsOptional()
  @IsIn(WITHDRAW_SCOPES)
  @ApiProperty({ enum: WITHDRAW_SCOPES, required: false })
  public scope?: WithdrawScope;
}
