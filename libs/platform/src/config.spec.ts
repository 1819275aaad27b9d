import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, loadConfig } from './config';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('the environment', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      publicUrl: 'http://127.0.0.1:3000',
      adminUsername: 'admin',
      defaultLocale: 'zh-CN',
      tzName: 'Asia/Shanghai',
      rateLimits: true,
      trustProxy: false,
    });
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      HOST: 'not a host',
      DATABASE_URL: 'mysql://x',
      PUBLIC_URL: 'ftp://x',
      ADMIN_USERNAME: 'Ä',
      ADMIN_PASSWORD: 'short',
      SMTP_URL: 'http://x',
      MAIL_FROM: 'a\r\nBcc: b@c.example',
      SECRET_KEY: 'changeme',
      METRICS_TOKEN: 'aaaaaaaaaaaaaaaaaaaa',
      DEFAULT_LOCALE: 'fr',
      TZ_NAME: 'Mars/Olympus',
      LOG_LEVEL: 'loud',
      RATE_LIMITS: 'maybe',
      TRUST_PROXY: 'everyone',
    });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'ADMIN_PASSWORD',
      'ADMIN_USERNAME',
      'DATABASE_URL',
      'DEFAULT_LOCALE',
      'HOST',
      'LOG_LEVEL',
      'MAIL_FROM',
      'METRICS_TOKEN',
      'PORT',
      'PUBLIC_URL',
      'RATE_LIMITS',
      'SECRET_KEY',
      'SMTP_URL',
      'TRUST_PROXY',
      'TZ_NAME',
    ]);
  });

  it('lets request counting be switched off on loopback only', () => {
    expect(faultsOf({ RATE_LIMITS: 'off' })).toEqual([]);
    expect(faultsOf({ RATE_LIMITS: 'off', HOST: '0.0.0.0' })).toHaveLength(1);
  });

  it.each([
    ['2', 2],
    ['loopback', 'loopback'],
    ['10.0.0.1, 10.1.0.0/16', '10.0.0.1,10.1.0.0/16'],
    ['', false],
  ])('reads TRUST_PROXY %s', (text, expected) => {
    expect(loadConfig({ TRUST_PROXY: text }).trustProxy).toBe(expected);
  });

  it('stands in .env.example, every variable and no other, with values that pass', () => {
    const asked = new Set<string>();
    const record = (_env: object, name: string | symbol): undefined => void asked.add(String(name));
    loadConfig(new Proxy({}, { get: record }));
    const example = readFileSync(join(__dirname, '../../../.env.example'), 'utf8');
    const shown = Array.from(
      example.matchAll(/^#?([A-Z_]+)=(.*)$/gm),
      ([, name = '', value = '']) => [name, value] as const,
    );
    expect(shown.map(([name]) => name).sort()).toEqual([...asked].sort());
    expect(faultsOf(Object.fromEntries(shown))).toEqual([]);
  });

  it('is frozen', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });
});
