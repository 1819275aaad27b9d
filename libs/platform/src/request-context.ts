import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from './i18n';

/** What travels with a request, or with the job that it caused. */
export interface RequestContext {
  readonly requestId: string;
  readonly locale: Locale;
  readonly idempotencyKey?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs a function inside a request's context. */
export function runInContext<T>(context: RequestContext, run: () => T): T {
  return storage.run(context, run);
}

/** The id of the request being served, or of the one that caused the running job; '-' outside both. */
export function currentRequestId(): string {
  return storage.getStore()?.requestId ?? '-';
}

/** The caller's language; Chinese outside a request. */
export function currentLocale(): Locale {
  return storage.getStore()?.locale ?? 'zh-CN';
}

/** The caller's Idempotency-Key, when there is one. */
export function currentIdempotencyKey(): string | undefined {
  return storage.getStore()?.idempotencyKey;
}
