import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 6 });

/** What came back, its body cut off where it never ends. */
export interface WireAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A request exactly as written: no client of ours repairs its address, headers or body. */
export function send(
  origin: string,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body?: string,
): Promise<WireAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const asked = request(
      { agent, hostname, port, method, path, headers: { ...headers, ...length } },
      (response) => {
        const type = response.headers['content-type'] ?? '';
        const status = response.statusCode ?? 0;
        let text = '';
        if (type.startsWith('text/event-stream')) {
          response.destroy();
          resolve({ status, type, body: '' });
          return;
        }
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status, type, body: text }));
        response.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Does the work with six at a time; the order of starting is kept. */
export async function sixAtATime<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}
