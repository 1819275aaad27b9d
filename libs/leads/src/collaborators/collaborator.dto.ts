import { IsIn, IsOptional } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText } from '@luodi/platform';
import { COLLABORATOR_ACCESS } from '../lead-values.policy';
import type { CollaboratorAccess } from '../lead-values.policy';

/** What the collaborator may do: read along, or do what the owner does but for giving the lead away. */
export class SetCollaboratorDto {
  @IsIn(COLLABORATOR_ACCESS)
  @ApiProperty({ enum: COLLABORATOR_ACCESS })
  public access!: CollaboratorAccess;
}

export class CandidatesQuery {
  /** Part of a name. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public q?: string;
}
