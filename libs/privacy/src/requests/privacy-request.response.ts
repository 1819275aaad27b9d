import { ApiProperty } from '@nestjs/swagger';
import { PRIVACY_REQUEST_STATUSES, type PrivacyRequestStatus } from './privacy-request.dto';
import { REQUEST_KINDS, type RequestKind } from '../purposes';

/** A person's request about their data. */
export class PrivacyRequestResponse {
  public id!: string;
  public receiptNumber!: string;
  @ApiProperty({ enum: REQUEST_KINDS })
  public kind!: RequestKind;
  @ApiProperty({ enum: PRIVACY_REQUEST_STATUSES })
  public status!: PrivacyRequestStatus;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public inquiryId!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public contactId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public contactName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public trackingCode!: string | null;
  @ApiProperty({ format: 'date-time' })
  public receivedAt!: string;
  @ApiProperty({ format: 'date-time' })
  public dueAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public doneAt!: string | null;
}

export class PrivacyRequestPageResponse {
  @ApiProperty({ type: () => [PrivacyRequestResponse] })
  public items!: PrivacyRequestResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
