import { IsOptional } from 'class-validator';
import { IsCleanText, IsInstant } from '@luodi/platform';

export class SnoozeLeadDto {
  /** When it comes back; within a year. */
  @IsInstant()
  public until!: string;

  /** Why it is put off. */
  @IsOptional()
  @IsCleanText({ max: 200 })
  public reason?: string;
}
