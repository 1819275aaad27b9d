import { Injectable } from '@nestjs/common';
import { Settings } from '@luodi/platform';
import type { SheetLimits } from '@luodi/sheets';

/** As in the workspace's list of settings. */
const DEFAULT_MEGABYTES = 200;
const DEFAULT_ROWS = 1_000_000;
const MEGABYTE = 1024 * 1024;
const MAX_COLUMNS = 200;
/** UTF-16 units: more than 32 full cells. */
const MAX_ROW_LENGTH = 262_144;

/** How large a file may be. */
export interface UploadLimits {
  readonly bytes: number;
  readonly sheet: SheetLimits;
}

/** The limits of uploads, told before anything is sent. */
@Injectable()
export class ImportLimits {
  public constructor(private readonly settings: Settings) {}

  public async current(): Promise<UploadLimits> {
    const [megabytes, rows] = await Promise.all([
      this.settings.get('imports.maxMegabytes', DEFAULT_MEGABYTES),
      this.settings.get('imports.maxRows', DEFAULT_ROWS),
    ]);
    // The limit is of data: titles and headers come on top.
    return {
      bytes: megabytes * MEGABYTE,
      sheet: { rows: rows + 20, columns: MAX_COLUMNS, rowLength: MAX_ROW_LENGTH },
    };
  }

  public async rows(): Promise<number> {
    return this.settings.get('imports.maxRows', DEFAULT_ROWS);
  }
}
