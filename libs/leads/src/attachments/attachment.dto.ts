import { IsBoolean, IsOptional } from 'class-validator';
import { ToBoolean } from '@luodi/platform';

export class OpenAttachmentQuery {
  /** Shown in place instead of saved; pictures only, everything else is saved. */
  @IsOptional()
  @ToBoolean()
  @IsBoolean()
  public inline?: boolean;
}

/** How an upload names its file, as the API's description has it. */
export const FILE_NAME_HEADER = {
  name: 'X-File-Name',
  required: true,
  description: 'What the file is called, percent-encoded UTF-8. Shown; never a path, never its type.',
  schema: { type: 'string', minLength: 1, maxLength: 1000 },
} as const;
