import { resolve } from 'node:path';
import { isIP } from 'node:net';
import { LOCALES, type Locale } from './i18n';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the product takes from its environment, parsed once and frozen. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** null: the launcher starts the embedded server and passes its address on. */
  readonly databaseUrl: string | null;
  /** Absolute path. */
  readonly dataDir: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly adminUsername: string;
  readonly adminPassword: string | null;
  readonly demoPassword: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly secretKey: string | null;
  readonly metricsToken: string | null;
  readonly defaultLocale: Locale;
  readonly tzName: string;
  readonly logLevel: LogLevel;
  readonly rateLimits: boolean;
  /** Hosts (`host` or `host:port`) inside the network that webhooks may reach; none unless the operator names them. */
  readonly webhookPrivateHosts: readonly string[];
  /** Express's `trust proxy`: false, a number of hops, or a list of addresses. */
  readonly trustProxy: false | number | string;
}

/** Injection token of the frozen configuration. */
export const CONFIG = Symbol('CONFIG');

/** The environment is not usable; `faults` says everything that is wrong with it, a sentence each. */
export class ConfigError extends Error {
  public constructor(public readonly faults: readonly string[]) {
    super(`环境变量有误 / Bad environment:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type Reader = (name: string) => string | null;

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Secrets that stand in examples and must never guard a real workspace. */
const SAMPLE_SECRETS = /^(change[-_ ]?me|secret|password|example|test|default|your[-_ ].*|x+|0+|1+|a+)$/i;

/**
 * Parses and checks the environment (contract.md, "Running").
 * @throws ConfigError with every fault at once
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const faults: string[] = [];
  const read: Reader = (name) => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const host = readHost(read, faults);
  const port = readInteger(read, 'PORT', 3000, 0, 65_535, faults);
  const config: Config = {
    port,
    host,
    databaseUrl: readUrl(read, 'DATABASE_URL', ['postgres:', 'postgresql:'], faults),
    dataDir: resolve(read('DATA_DIR') ?? '.luodi'),
    publicUrl: (
      readUrl(read, 'PUBLIC_URL', ['http:', 'https:'], faults) ?? `http://${hostInUrl(host)}:${port}`
    ).replace(/\/+$/, ''),
    adminUsername: readPattern(read, 'ADMIN_USERNAME', /^[a-z0-9][a-z0-9._-]{1,49}$/, 'admin', faults),
    adminPassword: readPassword(read, 'ADMIN_PASSWORD', faults),
    demoPassword: readPassword(read, 'DEMO_PASSWORD', faults),
    smtpUrl: readUrl(read, 'SMTP_URL', ['smtp:', 'smtps:'], faults),
    mailFrom: readMailFrom(read, faults),
    secretKey: readSecret(read, 'SECRET_KEY', 32, faults),
    metricsToken: readSecret(read, 'METRICS_TOKEN', 16, faults),
    defaultLocale: readChoice(read, 'DEFAULT_LOCALE', LOCALES, 'zh-CN', faults),
    tzName: readTimeZone(read, faults),
    logLevel: readChoice(read, 'LOG_LEVEL', LOG_LEVELS, 'info', faults),
    rateLimits: readChoice(read, 'RATE_LIMITS', ['on', 'off'] as const, 'on', faults) === 'on',
    webhookPrivateHosts: readHosts(read, 'WEBHOOK_PRIVATE_HOSTS', faults),
    trustProxy: readTrustProxy(read, faults),
  };
  if (!config.rateLimits && !LOOPBACK.has(config.host)) {
    faults.push('RATE_LIMITS=off 只允许在 HOST 为回环地址时使用 / is only allowed while HOST is loopback');
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(config);
}

function hostInUrl(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return isIP(host) === 6 ? `[${host}]` : host;
}

function readHost(read: Reader, faults: string[]): string {
  const host = read('HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?$/.test(host)) {
    faults.push('HOST 应为 IP 地址或主机名 / must be an IP address or a host name');
  }
  return host;
}

function readInteger(
  read: Reader,
  name: string,
  fallback: number,
  min: number,
  max: number,
  faults: string[],
): number {
  const text = read(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= min && value <= max) return value;
  faults.push(`${name} 应为 ${min}–${max} 的整数 / must be an integer from ${min} to ${max}`);
  return fallback;
}

function readUrl(read: Reader, name: string, protocols: readonly string[], faults: string[]): string | null {
  const text = read(name);
  if (text === null) return null;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  faults.push(
    `${name} 应为 ${protocols.join(' 或 ')}// 开头的网址 / must be a URL starting with ${protocols.join(' or ')}//`,
  );
  return null;
}

function readPattern(
  read: Reader,
  name: string,
  pattern: RegExp,
  fallback: string,
  faults: string[],
): string {
  const text = read(name);
  if (text === null) return fallback;
  if (pattern.test(text)) return text;
  faults.push(
    `${name} 只能用 2–50 个小写字母、数字和 . _ - / takes 2 to 50 lower-case letters, digits, dots, dashes`,
  );
  return fallback;
}

function readPassword(read: Reader, name: string, faults: string[]): string | null {
  const text = read(name);
  if (text !== null && (text.length < 8 || text.length > 128)) {
    faults.push(`${name} 应为 8–128 个字符 / must have 8 to 128 characters`);
  }
  return text;
}

function readSecret(read: Reader, name: string, min: number, faults: string[]): string | null {
  const text = read(name);
  if (text === null) return null;
  const distinct = new Set(text).size;
  if (text.length < min || text.length > 512 || distinct < 8 || SAMPLE_SECRETS.test(text)) {
    faults.push(`${name} 应为至少 ${min} 个随机字符 / must be at least ${min} random characters`);
  }
  return text;
}

function readMailFrom(read: Reader, faults: string[]): string {
  const text = read('MAIL_FROM');
  if (text === null) return '落地 Luodi <no-reply@localhost>';
  if (text.length <= 254 && /^([^<>\r\n]{0,100}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text))
    return text;
  faults.push(
    'MAIL_FROM 应为邮箱地址，可带名称 / must be a mail address, with or without a name: Name <a@b.example>',
  );
  return text;
}

function readChoice<T extends string>(
  read: Reader,
  name: string,
  choices: readonly T[],
  fallback: T,
  faults: string[],
): T {
  const text = read(name);
  if (text === null) return fallback;
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return choice;
  faults.push(`${name} 应为以下之一 / must be one of: ${choices.join(', ')}`);
  return fallback;
}

function readTimeZone(read: Reader, faults: string[]): string {
  const text = read('TZ_NAME') ?? 'Asia/Shanghai';
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    faults.push(
      'TZ_NAME 应为 IANA 时区名，例如 Asia/Shanghai / must be an IANA time zone such as Asia/Shanghai',
    );
  }
  return text;
}

function readHosts(read: Reader, name: string, faults: string[]): readonly string[] {
  const hosts = (read(name) ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  if (hosts.every((host) => /^([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/.test(host))) return hosts;
  faults.push(
    `${name} 应为 host 或 host:port 的列表 / must be a list of host or host:port, separated by commas`,
  );
  return [];
}

function readTrustProxy(read: Reader, faults: string[]): false | number | string {
  const text = read('TRUST_PROXY');
  if (text === null || text === 'false' || text === '0') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const parts = text.split(',').map((part) => part.trim());
  const named = new Set(['loopback', 'linklocal', 'uniquelocal']);
  if (parts.every((part) => named.has(part) || isIP(part.split('/')[0] ?? '') !== 0)) return parts.join(',');
  faults.push(
    'TRUST_PROXY 应为代理层数 1–9 或地址列表 / must be the number of proxies (1 to 9) or a list of addresses',
  );
  return false;
}
