import { IsBoolean, IsOptional } from 'class-validator';
import { ToBoolean } from '@luodi/platform';

export class OpenAttachmentQuery {
  /** Shown in place instead of saved; pictures only, everything else is saved. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public inline?: boolean;
}
