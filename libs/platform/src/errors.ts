/** One entry of a problem's `errors` list. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

interface DomainErrorExtra {
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** Merged into the problem body, e.g. `{current}` or `{missing}`. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Names other texts than the code's own: `error.<words>.title` and `.detail`. */
  readonly words?: string;
}

const statuses = new Map<string, number>();

/**
 * Adds a lib's error codes with their HTTP status.
 * Texts: message keys `error.<code>.title` and `error.<code>.detail`.
 */
export function registerErrors(codes: Readonly<Record<string, number>>): void {
  for (const [code, status] of Object.entries(codes)) {
    const known = statuses.get(code);
    if (known !== undefined && known !== status) throw new Error(`Error code ${code} has two statuses`);
    statuses.set(code, status);
  }
}

/** The HTTP status of a code; 500 for a code nobody registered. */
export function statusOf(code: string): number {
  return statuses.get(code) ?? 500;
}

/** A refusal that the caller can understand: a code, the facts of its text, and what the body adds. */
export class DomainError extends Error {
  public constructor(
    public readonly code: string,
    public readonly facts: Readonly<Record<string, unknown>> = {},
    public readonly extra: DomainErrorExtra = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** An entry for the `errors` list; its text is the message `field.<code>`. */
export function fieldError(
  path: string,
  code: string,
  params?: Readonly<Record<string, unknown>>,
): FieldError {
  return params === undefined ? { path, code } : { path, code, params };
}

/** 400 for input that a DTO can't judge by itself. */
export function validationFailed(errors: readonly FieldError[]): DomainError {
  return new DomainError('validation_failed', {}, { errors });
}

/**
 * 409: somebody else saved first; `current` is the object as it is now, in its response form, `changes` who changed
 * which of its fields last and when, where that is known.
 */
export function versionConflict(current: object, changes?: readonly object[]): DomainError {
  return new DomainError(
    'version_conflict',
    {},
    { body: { current, ...(changes === undefined ? {} : { changes }) } },
  );
}

/** 409: the value of that field belongs to another object already. */
export function alreadyExists(path: string): DomainError {
  return new DomainError('already_exists', {}, { errors: [fieldError(path, 'taken')] });
}

/** 404, also for what the caller may not know of. */
export function notFound(): DomainError {
  return new DomainError('not_found');
}

/** 403: known, and refused. */
export function forbidden(): DomainError {
  return new DomainError('forbidden');
}

/** Ends an exhaustive switch: a value that the type says can't exist. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** Whether a database error is the violation of a unique constraint (of that name, when given). */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const details = driverError(error);
  return details?.code === '23505' && (constraint === undefined || details.constraint === constraint);
}

/** What PostgreSQL said, below TypeORM's wrapping. */
export function driverError(error: unknown): { code?: string; constraint?: string } | null {
  if (typeof error !== 'object' || error === null) return null;
  const inner = 'driverError' in error ? error.driverError : error;
  if (typeof inner !== 'object' || inner === null || !('code' in inner)) return null;
  const constraint =
    'constraint' in inner && typeof inner.constraint === 'string' ? inner.constraint : undefined;
  return {
    ...(typeof inner.code === 'string' ? { code: inner.code } : {}),
    ...(constraint ? { constraint } : {}),
  };
}
