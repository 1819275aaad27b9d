import { ApiProperty } from '@nestjs/swagger';
import { EXPORT_FORMATS, EXPORT_KINDS, EXPORT_STATUSES } from './export.dto';

/** A finished file. */
export class ExportFileResponse {
  public name!: string;
  /** Bytes. */
  public size!: number;
  @ApiProperty({ type: String, format: 'date-time' })
  public expiresAt!: string;
}

/** An export and how far it is. */
export class ExportResponse {
  public id!: string;
  @ApiProperty({ enum: EXPORT_KINDS })
  public kind!: (typeof EXPORT_KINDS)[number];
  @ApiProperty({ enum: EXPORT_FORMATS })
  public format!: (typeof EXPORT_FORMATS)[number];
  @ApiProperty({ type: 'object', additionalProperties: true })
  public filter!: Record<string, unknown>;
  @ApiProperty({ enum: EXPORT_STATUSES })
  public status!: (typeof EXPORT_STATUSES)[number];
  /** 0–1 */
  public progress!: number;
  public rows!: number;
  @ApiProperty({ type: ExportFileResponse, required: false })
  public file?: ExportFileResponse;
  /** Why it failed. */
  @ApiProperty({ type: String, nullable: true })
  public errorCode!: string | null;
  @ApiProperty({ type: String, format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public finishedAt!: string | null;
}

/** A page of the caller's exports, newest first. */
export class ExportListResponse {
  @ApiProperty({ type: [ExportResponse] })
  public items!: ExportResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}
