import { http } from './client';
import type { Page } from './types';

export type ExportFormat = 'xlsx' | 'csv';

export interface ExportJob {
  readonly id: string;
  readonly kind: string;
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly status: 'queued' | 'running' | 'done' | 'failed';
  readonly progress: number;
  readonly rows: number;
  readonly file?: { readonly name: string; readonly size: number; readonly expiresAt: string };
  /** Why it failed. */
  readonly errorCode: string | null;
  readonly createdAt: string;
}

export interface ExportRequest {
  readonly kind: string;
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** Queues an export; `filter` carries the list's own query names. */
export const startExport = (
  wanted: ExportRequest,
): Promise<{ readonly id: string; readonly status: string }> => http.post('/exports', wanted);

/** The caller's export jobs, newest first. */
export const listExports = (cursor?: string): Promise<Page<ExportJob>> => http.get('/exports', { cursor });

/** Address of a finished file; the browser fetches it with the session cookie. */
export const exportFileUrl = (id: string): string => `/api/v1/exports/${id}/file`;
