import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@luodi/platform';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Begins every signing secret, so that people and secret scanners recognise one. */
const PREFIX = 'whs_';

/** Makes signing secrets and keeps them sealed: a copy of the database without SECRET_KEY cannot sign. */
@Injectable()
export class WebhookSecrets {
  private key: Buffer | null = null;

  public constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** A new secret of 256 random bits. */
  public create(): string {
    return PREFIX + randomBytes(32).toString('base64url');
  }

  /** AES-256-GCM: nonce, tag, text. */
  public seal(secret: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealingKey(), nonce);
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  /** @throws Error when SECRET_KEY is another one than it was sealed with */
  public open(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.sealingKey(), sealed.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  }

  private sealingKey(): Buffer {
    if (this.key === null) {
      if (this.config.secretKey === null) throw new Error('SECRET_KEY is needed to sign webhooks');
      this.key = Buffer.from(hkdfSync('sha256', this.config.secretKey, '', 'luodi webhook secrets', 32));
    }
    return this.key;
  }
}

/** The header `Luodi-Signature` of a body: `t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body">`. */
export function signatureOf(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
