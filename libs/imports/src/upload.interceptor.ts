import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { rm } from 'node:fs/promises';
import { catchError, from, switchMap, throwError, type Observable } from 'rxjs';
import type { Request } from 'express';
import { ImportStorage } from './files/import-storage';
import { ImportLimits } from './import-limits';

/** What multer tells of a file that it stored. */
export interface UploadedFile {
  readonly originalname: string;
  readonly filename: string;
  readonly path: string;
  readonly size: number;
}

const FIELDS = 20;
const FIELD_NAME = 60;
/** A mapping of 200 columns in JSON. */
const FIELD_SIZE = 16 * 1024;

/**
 * Takes one file into storage under a random name, within the limits of the settings (413 beyond). Refused and aborted
 * uploads leave no file.
 */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  public constructor(
    private readonly storage: ImportStorage,
    private readonly limits: ImportLimits,
  ) {}

  public async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { bytes } = await this.limits.current();
    const Interceptor = FileInterceptor('file', {
      dest: this.storage.ensureFolder(),
      limits: {
        fileSize: bytes,
        files: 1,
        fields: FIELDS,
        parts: FIELDS + 1,
        fieldNameSize: FIELD_NAME,
        fieldSize: FIELD_SIZE,
        headerPairs: 20,
      },
    });
    const handled = await new Interceptor().intercept(context, next);
    // Whoever refuses after the file is stored (validation, rules) leaves it to us.
    return handled.pipe(
      catchError((error: unknown) => {
        const { file } = context.switchToHttp().getRequest<Request & { file?: UploadedFile }>();
        const removed = file === undefined ? Promise.resolve() : rm(file.path, { force: true });
        return from(removed).pipe(switchMap(() => throwError(() => error)));
      }),
    );
  }
}
