import type { WireAnswer } from './wire';

/** Why an answer breaks the contract; null when it keeps it. Pages for people may refuse with a page. */
export function faultOf(answer: WireAnswer | string, path: string): string | null {
  if (typeof answer === 'string') return answer;
  const { status, type, body } = answer;
  if (status >= 500) return `${status} ${body.slice(0, 200)}`;
  if (status < 400) return null;
  if (/^\/(f|s|notice)(\/|\?|$)/.test(path) && type.startsWith('text/html')) return null;
  if (!type.startsWith('application/problem+json')) return `${status} as ${type}: ${body.slice(0, 100)}`;
  const problem = JSON.parse(body) as Record<string, unknown>;
  if (problem['status'] !== status) return `status ${String(problem['status'])} in the body of a ${status}`;
  for (const key of ['type', 'title', 'detail', 'code', 'requestId'])
    if (typeof problem[key] !== 'string' || problem[key] === '') return `${status} without ${key}`;
  return /\bat .+:\d+:\d+|SELECT|INSERT|violates|syntax error at/.test(body)
    ? `${status} tells too much: ${body}`
    : null;
}
