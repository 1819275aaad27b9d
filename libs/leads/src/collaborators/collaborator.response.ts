import { ApiProperty } from '@nestjs/swagger';
import { COLLABORATOR_ACCESS } from '../lead-values.policy';
import type { CollaboratorAccess } from '../lead-values.policy';

/** Somebody who works on a lead or reads along besides its owner. */
export class CollaboratorResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: COLLABORATOR_ACCESS })
  public access!: CollaboratorAccess;
  @ApiProperty({ format: 'date-time' })
  public since!: string;
}

export class CandidateResponse {
  public id!: string;
  public name!: string;
  /** Names of their teams. */
  @ApiProperty({ type: [String] })
  public teams!: string[];
}

export class CandidateListResponse {
  public items!: CandidateResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}
