import createClient from 'openapi-fetch';
import { ApiProblem, type ProblemBody } from './problem';
import type { paths } from './schema.generated';

type Primitive = string | number | boolean;
/** Query values; null, undefined and '' are left out, arrays become comma lists. */
export type Query = Readonly<Record<string, Primitive | readonly string[] | null | undefined>>;

let csrfToken: string | null = null;
let clockSkewMs = 0;

/** Remembers the token that cookie calls must send when they write. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** The server's time in milliseconds, as far as this page knows it: clocks of office PCs are often wrong. */
export function serverNow(): number {
  return Date.now() + clockSkewMs;
}

/** A fresh key for one intention of the user. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** The header of a write that must not happen twice when it is tried again. */
export function once(idempotencyKey: string): { readonly 'idempotency-key': string } {
  return { 'idempotency-key': idempotencyKey };
}

/** Sends the browser to the login page and comes back to this page afterwards. */
export function goToLogin(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(here === '/' ? '/login' : `/login?next=${encodeURIComponent(here)}`);
}

function toSearch(query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '') continue;
    if (typeof value === 'object') {
      if (value.length > 0) params.set(key, value.join(','));
    } else {
      params.set(key, String(value));
    }
  }
  return params.toString();
}

/**
 * Every call goes through here: language, CSRF token, and a refusal becomes an ApiProblem; 401 also leaves for
 * the login page.
 */
async function send(request: Request): Promise<Response> {
  request.headers.set('accept-language', document.documentElement.lang || 'zh-CN');
  if (request.method !== 'GET' && csrfToken !== null) request.headers.set('x-csrf-token', csrfToken);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem({ status: 0, code: 'network_error', title: 'network_error' });
  }
  learnSkew(response);
  if (response.ok) return response;
  const problem = await toProblem(response);
  if (problem.code === 'unauthenticated') goToLogin();
  throw problem;
}

/** The staff API with the addresses, queries and bodies of the OpenAPI document; a refusal is thrown. */
export const api = createClient<paths>({
  baseUrl: '',
  fetch: send,
  querySerializer: (query) => toSearch(query as Query),
});

/** The answer of a call of `api`. */
export async function answer<T>(call: Promise<{ readonly data?: T }>): Promise<T> {
  return (await call).data as T;
}

interface RequestOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const search = toSearch(options.query ?? {});
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  const isForm = options.body instanceof FormData; // the browser names its boundary itself
  if (options.body !== undefined && !isForm) headers.set('content-type', 'application/json');
  if (options.idempotencyKey !== undefined) headers.set('idempotency-key', options.idempotencyKey);
  const response = await send(
    new Request(new URL(`/api/v1${path}${search === '' ? '' : `?${search}`}`, window.location.origin), {
      method,
      headers,
      body:
        options.body === undefined
          ? undefined
          : isForm
            ? (options.body as FormData)
            : JSON.stringify(options.body),
      signal: options.signal,
    }),
  );
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/**
 * Sends a file as the body, with progress; for what `fetch` can't tell. Refusals and language are as in every call.
 * @throws ApiProblem; a DOMException `AbortError` when it was cancelled
 */
export function sendFile<T>(
  path: string,
  file: Blob,
  options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
    /** 0–1 */
    readonly onProgress: (part: number) => void;
  },
): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', `/api/v1${path}`);
    const headers = {
      accept: 'application/json, application/problem+json',
      'accept-language': document.documentElement.lang || 'zh-CN',
      'content-type': 'application/octet-stream',
      ...(csrfToken === null ? {} : { 'x-csrf-token': csrfToken }),
      ...options.headers,
    };
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    const cancel = (): void => call.abort();
    options.signal.addEventListener('abort', cancel, { once: true });
    call.upload.onprogress = ({ loaded, total }) => options.onProgress(total === 0 ? 0 : loaded / total);
    call.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    call.onerror = () => reject(new ApiProblem({ status: 0, code: 'network_error', title: 'network_error' }));
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) return resolve(JSON.parse(call.responseText) as T);
      const answered = new Response(call.responseText, {
        status: call.status,
        headers: {
          'retry-after': call.getResponseHeader('retry-after') ?? '',
          'x-request-id': call.getResponseHeader('x-request-id') ?? '',
        },
      });
      toProblem(answered).then((problem) => {
        if (problem.code === 'unauthenticated') goToLogin();
        reject(problem);
      }, reject);
    };
    call.onloadend = () => options.signal.removeEventListener('abort', cancel);
    call.send(file);
  });
}

interface WriteOptions {
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** The five verbs for calls whose shapes are written beside them. `path` starts after `/api/v1`. */
export const http = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> =>
    request<T>('GET', path, { query, signal }),
  post: <T>(path: string, body: unknown = {}, options: WriteOptions = {}): Promise<T> =>
    request<T>('POST', path, { body, ...options }),
  patch: <T>(path: string, body: unknown): Promise<T> => request<T>('PATCH', path, { body }),
  put: <T>(path: string, body: unknown): Promise<T> => request<T>('PUT', path, { body }),
  delete: <T>(path: string, body?: unknown): Promise<T> => request<T>('DELETE', path, { body }),
} as const;

function learnSkew(response: Response): void {
  const date = response.headers.get('date');
  if (date === null) return;
  const skew = Date.parse(date) - Date.now();
  // The header has whole seconds; less than two seconds off is noise.
  clockSkewMs = Math.abs(skew) < 2000 || Number.isNaN(skew) ? 0 : skew;
}

async function toProblem(response: Response): Promise<ApiProblem> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const fallback: ProblemBody = {
    status: response.status,
    code: response.status >= 500 ? 'server_error' : 'unknown',
    title: response.statusText || String(response.status),
    requestId: response.headers.get('x-request-id') ?? undefined,
  };
  let body = fallback;
  try {
    body = { ...fallback, ...((await response.json()) as Partial<ProblemBody>) } as ProblemBody;
  } catch {
    // Not JSON: a proxy in between answered. The fallback says what is known.
  }
  return new ApiProblem(body, Number.isNaN(retryAfter) ? null : retryAfter);
}
