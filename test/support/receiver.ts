import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly json: Record<string, unknown>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Another firm's web server: takes webhooks, keeps what it got, and answers what a test tells it to. */
export class Receiver {
  public readonly received: Received[] = [];
  /** Taken in order; then 200. */
  public readonly answers: Answer[] = [];

  private last = 0;

  private constructor(private readonly server: Server) {}

  public get isUp(): boolean {
    return this.server.listening;
  }

  public static async start(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response) => void receiver.take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  public get port(): number {
    return this.server.listening ? (this.server.address() as AddressInfo).port : this.last;
  }

  public get place(): string {
    return `127.0.0.1:${this.port}`;
  }

  public url(path = '/hook'): string {
    return `http://${this.place}${path}`;
  }

  /** The next answers, as statuses. */
  public willAnswer(...statuses: number[]): void {
    for (const status of statuses)
      this.answers.push((_request, response) => response.writeHead(status).end());
  }

  /** On the port it had. */
  public async startAgain(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(this.last, '127.0.0.1', resolve));
  }

  public async stop(): Promise<void> {
    this.last = this.port;
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    this.received.push({
      headers: request.headers,
      body,
      json: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
    });
    const answer = this.answers.shift() ?? ((_request, ok: ServerResponse) => ok.writeHead(200).end('{}'));
    answer(request, response);
  }
}

/** As docs/api.md tells receivers to: the time is near, and the signature is of time and body. */
export function verifies(secret: string, received: Received, now: Date, toleranceSeconds = 300): boolean {
  const match = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(received.headers['luodi-signature']));
  if (match?.[1] === undefined || match[2] === undefined) return false;
  if (Math.abs(now.getTime() / 1000 - Number(match[1])) > toleranceSeconds) return false;
  const expected = createHmac('sha256', secret).update(`${match[1]}.${received.body}`).digest();
  return timingSafeEqual(expected, Buffer.from(match[2], 'hex'));
}
