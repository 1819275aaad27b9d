import { ApiProperty } from '@nestjs/swagger';
import {
  ASSIGN_MODES,
  DUPLICATE_POLICIES,
  IMPORT_STATUSES,
  SOURCE_KINDS,
  type AssignMode,
  type DuplicatePolicy,
  type ImportStatus,
} from './import-values.policy';

/** A field that a column may go into. */
export class ImportFieldResponse {
  public key!: string;
  public label!: string;
  /** A row is nothing without it. */
  public required!: boolean;
  /** Whether several columns may go into it. */
  public many!: boolean;
}

export class ImportKindResponse {
  public kind!: string;
  public label!: string;
  @ApiProperty({ type: [ImportFieldResponse] })
  public fields!: ImportFieldResponse[];
  /** Groups of fields of which one is needed. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } })
  public needsOneOf!: string[][];
  /** Whether a lawful source must be named. */
  public personal!: boolean;
}

/** What may be uploaded; told before anything is sent. */
export class ImportLimitsResponse {
  public maxBytes!: number;
  public maxRows!: number;
  @ApiProperty({ type: [String] })
  public formats!: string[];
  @ApiProperty({ type: [ImportKindResponse] })
  public kinds!: ImportKindResponse[];
  @ApiProperty({ enum: SOURCE_KINDS, isArray: true })
  public sourceKinds!: string[];
}

/** A column of the file. */
export class ImportColumnResponse {
  public column!: number;
  public header!: string;
  @ApiProperty({ type: [String] })
  public samples!: string[];
  /** The field it goes into; null when it is left out. */
  @ApiProperty({ type: String, nullable: true })
  public field!: string | null;
}

/** A row that was not taken. */
export class ImportFaultResponse {
  /** As in the person's program, from 1. */
  public row!: number;
  public code!: string;
  @ApiProperty({ type: String, nullable: true })
  public field!: string | null;
  public message!: string;
  @ApiProperty({ type: [String] })
  public cells!: string[];
}

export class ImportCountsResponse {
  /** Of the check: new records. */
  public importable!: number;
  /** Rows whose record exists already, or stands in the file before. */
  public duplicates!: number;
  public errors!: number;
  public created!: number;
  public updated!: number;
  /** Of the created ones: those with an owner. */
  public assigned!: number;
  public undone!: number;
  /** Not taken back, because somebody worked on them. */
  public kept!: number;
}

export class ImportErrorResponse {
  public code!: string;
  public message!: string;
}

export class ImportPersonResponse {
  public id!: string;
  public name!: string;
}

/** An import in a list. */
export class ImportSummaryResponse {
  public id!: string;
  public kind!: string;
  @ApiProperty({ enum: IMPORT_STATUSES })
  public status!: ImportStatus;
  public dryRun!: boolean;
  public fileName!: string;
  /** Bytes. */
  public fileSize!: number;
  /** Rows below the header; 0 while it is not read. */
  public rows!: number;
  /** 0–1, of what it is doing now. */
  public progress!: number;
  public counts!: ImportCountsResponse;
  /** Why it failed. */
  @ApiProperty({ type: ImportErrorResponse, nullable: true })
  public error!: ImportErrorResponse | null;
  public requestedBy!: ImportPersonResponse;
  @ApiProperty({ type: String, format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public finishedAt!: string | null;
  /** Until when it can be taken back; null when it can't. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public undoUntil!: string | null;
}

/** An import with everything its screen needs. */
export class ImportResponse extends ImportSummaryResponse {
  @ApiProperty({ enum: DUPLICATE_POLICIES })
  public duplicates!: DuplicatePolicy;
  @ApiProperty({ enum: ASSIGN_MODES })
  public assign!: AssignMode;
  @ApiProperty({ type: String, nullable: true })
  public teamId!: string | null;
  public startClock!: boolean;
  @ApiProperty({ type: String, nullable: true })
  public sourceKind!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public sourceNote!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public format!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public encoding!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public delimiter!: string | null;
  /** The row the headers stand in; null when there are none. */
  @ApiProperty({ type: Number, nullable: true })
  public headerRow!: number | null;
  @ApiProperty({ type: [ImportColumnResponse] })
  public columns!: ImportColumnResponse[];
  /** Needed fields that no column goes into. */
  @ApiProperty({ type: [String] })
  public missingFields!: string[];
  /** The first rows that were not taken. */
  @ApiProperty({ type: [ImportFaultResponse] })
  public errors!: ImportFaultResponse[];
}

export class ImportListResponse {
  @ApiProperty({ type: [ImportSummaryResponse] })
  public items!: ImportSummaryResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}
