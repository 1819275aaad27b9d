import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';
import { ROLES, type Role } from '@luodi/identity';

export class PeopleLookupQuery {
  @IsOptional()
  @IsIn(ROLES)
  @ApiProperty({ enum: ROLES, required: false })
  public role?: Role;

  /** Members of this team alone; managers may name any team, since leads are handed over between teams. */
  @IsOptional()
  @IsUUID()
  public teamId?: string;
}

export class TextLookupQuery {
  /** Part of the name, or the beginning of the code. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public q?: string;
}
