import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '@luodi/platform';
import { IsIn, IsOptional } from 'class-validator';
import { INQUIRY_STATUSES, type InquiryStatus } from '../intake/channels';

const REVIEW_STATES = ['open', 'released', 'confirmed'] as const;
type ReviewState = (typeof REVIEW_STATES)[number];

/** Query of GET /api/v1/inquiries. */
export class ListInquiriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(INQUIRY_STATUSES)
  @ApiProperty({ enum: INQUIRY_STATUSES, required: false })
  public status?: InquiryStatus;

  /** Of quarantined ones: not looked at yet, or what was decided. */
  @IsOptional()
  @IsIn(REVIEW_STATES)
  @ApiProperty({ enum: REVIEW_STATES, required: false })
  public review?: ReviewState;
}
