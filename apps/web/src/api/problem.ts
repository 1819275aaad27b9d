/** One field fault of a problem+json body. */
export interface ProblemField {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What the server says of a refused request (RFC 9457), plus what this refusal carries. */
export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly errors?: readonly ProblemField[];
  readonly [extra: string]: unknown;
}

/** A refused request. `code` is the contract's name of the refusal; `network_error` when nothing answered. */
export class ApiProblem extends Error {
  public override readonly name = 'ApiProblem';

  public constructor(
    public readonly body: ProblemBody,
    public readonly retryAfterSeconds: number | null = null,
  ) {
    super(body.detail ?? body.title);
  }

  public get status(): number {
    return this.body.status;
  }

  public get code(): string {
    return this.body.code;
  }

  public get requestId(): string | undefined {
    return this.body.requestId;
  }

  public get errors(): readonly ProblemField[] {
    return this.body.errors ?? [];
  }

  /** A member that only this refusal has, such as `current`, `missing` or `dealId`. */
  public extra<T>(key: string): T | undefined {
    return this.body[key] as T | undefined;
  }
}

/** The refusal's code, or undefined for another kind of error. */
export function problemCode(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.code : undefined;
}
