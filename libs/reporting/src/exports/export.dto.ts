import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional } from 'class-validator';
import { PageQuery } from '@luodi/platform';

export const EXPORT_KINDS = [
  'leads',
  'deals',
  'activities',
  'report:funnel',
  'report:sources',
  'report:agents',
  'report:sla',
  'report:pool',
  'report:fairness',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_STATUSES = ['queued', 'running', 'done', 'failed'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** Asking for a file. */
export class CreateExportDto {
  @IsIn(EXPORT_KINDS)
  @ApiProperty({ enum: EXPORT_KINDS })
  public kind!: ExportKind;

  @IsIn(EXPORT_FORMATS)
  @ApiProperty({ enum: EXPORT_FORMATS })
  public format!: ExportFormat;

  /** The query names of the list or report; lists may be arrays or comma lists. */
  @IsOptional()
  @IsObject()
  @ApiProperty({ required: false, type: Object })
  public filter?: Record<string, unknown>;
}

/** The caller's exports. */
export class ExportListQuery extends PageQuery {}
