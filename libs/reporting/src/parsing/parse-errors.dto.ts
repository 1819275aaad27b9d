import { IsOptional } from 'class-validator';
import { IsLocalDate } from '@luodi/platform';

/** Which inquiries the report is about. */
export class ParseErrorsQuery {
  /** First local date on which they were received, inclusive; without it the period has no beginning. */
  @IsOptional()
  @IsLocalDate()
  public from?: string;

  /** Last local date, inclusive; default today. */
  @IsOptional()
  @IsLocalDate()
  public to?: string;
}
