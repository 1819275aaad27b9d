import { ApiProperty } from '@nestjs/swagger';
import { PageQuery } from '@luodi/platform';
import { IsIn, IsOptional } from 'class-validator';
import { INQUIRY_STATUSES, type InquiryStatus } from '../intake/channels';

/** Query of GET /api/v1/inquiries. */
export class ListInquiriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(INQUIRY_STATUSES)
  @ApiProperty({ enum: INQUIRY_STATUSES, required: false })
  public status?: InquiryStatus;
}
