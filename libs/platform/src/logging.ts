import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { scrubPhones } from './masking/mask-contacts.policy';
import { currentRequestId } from './request-context';
import type { LogLevel } from './config';

const REDACT = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-csrf-token"]',
  'password',
  'token',
];

/** The product's logger: JSON lines with the request id; every line passes the telephone scrubber. */
export function createLogger(level: LogLevel, name: string): Logger {
  return pino(
    {
      name,
      level,
      base: { pid: process.pid, name },
      redact: { paths: REDACT, censor: '[redacted]' },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => ({ requestId: currentRequestId() }),
    },
    { write: (line: string) => void process.stdout.write(scrubPhones(line)) },
  );
}

/** Nest's logger on pino. */
export class PinoLoggerService implements LoggerService {
  public constructor(private readonly logger: Logger) {}

  public log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  public error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  public warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  public debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  public verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const fields = typeof context === 'string' ? { context } : {};
    if (message instanceof Error) this.logger[level]({ ...fields, err: message });
    else if (typeof message === 'object' && message !== null) this.logger[level]({ ...fields, ...message });
    else this.logger[level]({ ...fields, ...stack(rest) }, String(message));
  }
}

function stack(rest: readonly unknown[]): object {
  const first = rest[0];
  return rest.length > 1 && typeof first === 'string' ? { stack: first } : {};
}
