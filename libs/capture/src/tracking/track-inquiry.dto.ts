import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { WITHDRAW_SCOPES, type WithdrawScope } from '@luodi/privacy';

/** Query of GET /api/public/v1/inquiries/{trackingCode}. */
export class TrackInquiryQuery {
  /** Last four digits of the phone, or last four characters of the WeChat id. Wrong or absent: 404 like a wrong code. */
  @IsOptional()
  @IsCleanText({ max: 20 })
  public phoneLast4?: string;
}

/** Body of POST /api/public/v1/inquiries/{trackingCode}/corrections: at least one of text, company and contact. */
export class CorrectInquiryDto {
  @IsOptional()
  @IsCleanText({ max: 20 })
  public phoneLast4?: string;

  @IsOptional()
  @IsCleanText({ max: 500, multiline: true })
  public text?: string;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public company?: string;

  @IsOptional()
  @IsCleanText({ max: 100 })
  public contact?: string;
}

/** Body of POST /api/public/v1/inquiries/{trackingCode}/withdraw. */
export class WithdrawDto {
  @IsOptional()
  @IsCleanText({ max: 20 })
  public phoneLast4?: string;

  @IsString()
  @MaxLength(20)
  @IsIn(WITHDRAW_SCOPES)
  @ApiProperty({ enum: WITHDRAW_SCOPES })
  public scope!: WithdrawScope;
}
