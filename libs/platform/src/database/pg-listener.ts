import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Client } from 'pg';
import { CONFIG, type Config } from '../config';

type Handler = (payload: string) => void;

const RECONNECT_MS = 1_000;

/**
 * One connection of its own that listens to PostgreSQL's NOTIFY. When it is lost it is made again, and
 * `onReconnect` handlers run, since messages in between are gone.
 */
@Injectable()
export class PgListener implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('PgListener');
  private readonly handlers = new Map<string, Handler[]>();
  private readonly reconnected: (() => void)[] = [];
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  public constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Registers a handler; call it before the application has started. */
  public listen(channel: string, handler: Handler): void {
    this.handlers.set(channel, [...(this.handlers.get(channel) ?? []), handler]);
  }

  /** Runs after a lost connection came back: caches must be thrown away then. */
  public onReconnect(handler: () => void): void {
    this.reconnected.push(handler);
  }

  public async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  public async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    if (this.config.databaseUrl === null || this.stopped || this.handlers.size === 0) return;
    const client = new Client({ connectionString: this.config.databaseUrl, keepAlive: true });
    client.on('notification', (message) => {
      for (const handler of this.handlers.get(message.channel) ?? []) handler(message.payload ?? '');
    });
    client.on('error', () => this.reconnectLater(client));
    client.on('end', () => this.reconnectLater(client));
    try {
      await client.connect();
      for (const channel of this.handlers.keys())
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      this.client = client;
    } catch {
      this.reconnectLater(client);
    }
  }

  private reconnectLater(client: Client): void {
    if (this.stopped || this.timer !== null) return;
    client.removeAllListeners('end');
    client.end().catch(() => undefined);
    this.logger.warn({ event: 'listener_lost' });
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.connect().then(() => {
        for (const handler of this.reconnected) handler();
      });
    }, RECONNECT_MS);
    this.timer.unref();
  }
}
