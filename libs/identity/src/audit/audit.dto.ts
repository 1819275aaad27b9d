import { IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import { PageQuery } from '@luodi/platform';

export class ListAuditQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  public actorId?: string;

  /** Such as lead, deal, user. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z-]{1,30}$/)
  public objectType?: string;

  @IsOptional()
  @IsUUID()
  public objectId?: string;

  /** Such as lead.claimed. */
  @IsOptional()
  @IsString()
  @Matches(/^[a-z.-]{1,60}$/)
  public action?: string;
}
