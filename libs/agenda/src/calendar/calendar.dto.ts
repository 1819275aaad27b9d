import { IsOptional, IsUUID } from 'class-validator';
import { IsLocalDate } from '@luodi/platform';

export class CalendarQuery {
  /** The first local day. */
  @IsLocalDate()
  public from!: string;

  /** The last local day, inclusive; at most six weeks in all. */
  @IsLocalDate()
  public to!: string;

  /** Whose; oneself when neither a person nor a team is named. */
  @IsOptional()
  @IsUUID()
  public userId?: string;

  /** Everybody in a team; not for agents. */
  @IsOptional()
  @IsUUID()
  public teamId?: string;
}
