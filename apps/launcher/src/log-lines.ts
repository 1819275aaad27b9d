const ERROR_LEVEL = 50;

/**
 * What of a child's line belongs on the terminal: the message of a log record of level error or above,
 * and whatever was written to stderr that is no log record (a crash says why there). Else `null`.
 */
export function errorText(line: string, fromStderr: boolean): string | null {
  const record = parseRecord(line);
  if (record === null) return fromStderr && line.trim() !== '' ? line : null;
  const { level } = record;
  const isError = typeof level === 'number' ? level >= ERROR_LEVEL : level === 'error' || level === 'fatal';
  if (!isError) return null;
  return [record.msg, record.event].find((said) => typeof said === 'string') ?? line;
}

interface LogRecord {
  readonly level?: unknown;
  readonly msg?: unknown;
  readonly event?: unknown;
}

function parseRecord(line: string): LogRecord | null {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
