import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { ServedFile } from './attachment-file.service';

/** Somebody else's file: of its own type only, never run, framed, kept or read by another site. */
export function serveAttachment(file: ServedFile, response: Response): StreamableFile {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'private, no-store');
  return new StreamableFile(file.handle.createReadStream(), {
    type: file.mime,
    length: file.size,
    disposition: file.disposition,
  });
}
