import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS, AUDIT_OBJECTS } from '@luodi/platform';

export class AuditActorResponse {
  public id!: string;
  public name!: string;
}

export class AuditEntryResponse {
  public id!: string;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  @ApiProperty({ type: AuditActorResponse, nullable: true })
  public actor!: AuditActorResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public actorRole!: string | null;
  @ApiProperty({ enum: AUDIT_ACTIONS })
  public action!: string;
  @ApiProperty({ enum: AUDIT_OBJECTS })
  public objectType!: string;
  @ApiProperty({ type: String, nullable: true })
  public objectId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public requestId!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  public data!: Record<string, unknown>;
}

export class AuditPageResponse {
  public items!: AuditEntryResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
