import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplication, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Test as HttpTest } from 'supertest';
import { DataSource } from 'typeorm';
import {
  Clock,
  JobRegistry,
  createLogger,
  drainJobs,
  loadConfig,
  pgPoolOf,
  type Config,
} from '@luodi/platform';
import { ApiModule } from '../../apps/api/src/api.module';
import { configureApp } from '../../apps/api/src/configure-app';
import { createTestDatabase } from './test-database';

/** A clock that stands still where a test puts it. */
export class TestClock extends Clock {
  private instant: Date;

  public constructor(start: string) {
    super();
    this.instant = new Date(start);
  }

  public now(): Date {
    return new Date(this.instant);
  }

  public set(instant: string | Date): void {
    this.instant = new Date(instant);
  }

  public advanceMinutes(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Requests of one person, or of nobody. */
export class Client {
  public constructor(
    private readonly url: string,
    public readonly token: string | null,
    public readonly userId: string | null,
  ) {}

  public get(path: string): HttpTest {
    return this.send('get', path);
  }

  public post(path: string, body?: object): HttpTest {
    return this.send('post', path, body);
  }

  public put(path: string, body?: object): HttpTest {
    return this.send('put', path, body);
  }

  public patch(path: string, body?: object): HttpTest {
    return this.send('patch', path, body);
  }

  public delete(path: string): HttpTest {
    return this.send('delete', path);
  }

  private send(method: Method, path: string, body?: object): HttpTest {
    const test = request(this.url)[method](path);
    if (this.token !== null) void test.set('Authorization', `Bearer ${this.token}`);
    if (body !== undefined) void test.send(body);
    return test;
  }
}

export interface TestApp {
  readonly url: string;
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly clock: TestClock;
  readonly anonymous: Client;
  /** Signs in through the interface and answers a client with the bearer token. */
  signIn(username: string, password?: string): Promise<Client>;
  /** Does every job that is due, in this process. */
  runJobs(): Promise<void>;
  get<T>(token: Type<T>): T;
  close(): Promise<void>;
}

/** The password of every user that builders make. */
export const TEST_PASSWORD = 'test-password-1';

/** Wednesday 2026-11-18 10:00 in Shanghai: working time. */
export const TEST_NOW = '2026-11-18T10:00:00+08:00';

/** The whole API on its own copy of the migrated database, listening on a free port. */
export async function startTestApp(env: Record<string, string> = {}, now = TEST_NOW): Promise<TestApp> {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'luodi-test-'));
  const config = loadConfig({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    SECRET_KEY: 'tests-only-0123456789-abcdefghijklmnop',
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'fatal',
    ...env,
  });
  const clock = new TestClock(now);
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.forRoot(config), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
    instrument: { instanceDecorator: (instance: unknown) => (isSystemClock(instance) ? clock : instance) },
  });
  configureApp(app, config, createLogger(config.logLevel, 'test'));
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const dataSource = app.get(DataSource);
  return {
    url,
    config,
    dataSource,
    clock,
    anonymous: new Client(url, null, null),
    signIn: (username, password = TEST_PASSWORD) => signIn(url, username, password),
    runJobs: () => drainJobs(app.get(JobRegistry), pgPoolOf(dataSource)),
    get: (token) => app.get(token, { strict: false }),
    close: () => closeAll(app, database.drop, dataDir),
  };
}

async function signIn(url: string, username: string, password: string): Promise<Client> {
  const response = await request(url).post('/api/v1/auth/login').send({ username, password }).expect(200);
  const body = response.body as { accessToken: string; user: { id: string } };
  return new Client(url, body.accessToken, body.user.id);
}

async function closeAll(app: INestApplication, drop: () => Promise<void>, dataDir: string): Promise<void> {
  await app.close();
  await drop();
  rmSync(dataDir, { recursive: true, force: true });
}

function isSystemClock(instance: unknown): boolean {
  return typeof instance === 'object' && instance !== null && instance.constructor.name === 'SystemClock';
}
