import { IsCleanText } from '@luodi/platform';

/** In the body, never in the address: addresses land in logs (security.md G18). */
export class CallerLookupDto {
  /** A number, or its beginning from seven digits on. */
  @IsCleanText({ max: 50 })
  public phone!: string;
}

export class AddPhoneDto {
  @IsCleanText({ max: 50, min: 1 })
  public phone!: string;
}
