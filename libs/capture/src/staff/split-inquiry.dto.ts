import { IsCleanText } from '@luodi/platform';
import { IsOptional } from 'class-validator';

/** Whose the inquiry is, where that is known better than it was written. */
export class SplitInquiryDto {
  /** The number of the person it belongs to; when they are known already, it joins their lead. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public phone?: string;

  @IsOptional()
  @IsCleanText({ max: 100 })
  public contact?: string;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public company?: string;
}
