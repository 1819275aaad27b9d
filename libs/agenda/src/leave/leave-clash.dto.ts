import { IsUUID } from 'class-validator';
import { IsInstant } from '@luodi/platform';

/** A leave that is being entered, or was. */
export class LeaveClashQuery {
  @IsUUID()
  public userId!: string;

  @IsInstant()
  public startsAt!: string;

  /** The first instant at which they are back. */
  @IsInstant()
  public endsAt!: string;
}
