import { IsIn, IsOptional } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';
import { ROLES, type Role } from '@luodi/identity';

export class PeopleLookupQuery {
  @IsOptional()
  @IsIn(ROLES)
  @ApiProperty({ enum: ROLES, required: false })
  public role?: Role;
}

export class TextLookupQuery {
  /** Part of the name, or the beginning of the code. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public q?: string;
}
