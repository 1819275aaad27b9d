import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@luodi/platform';

/** The key that signs form tokens and success pages: derived from SECRET_KEY, so that every process has the same. */
@Injectable()
export class FormKey {
  public readonly key: string;

  public constructor(@Inject(CONFIG) config: Config) {
    const secret = config.secretKey ?? randomBytes(32).toString('hex');
    this.key = createHmac('sha256', secret).update('capture.form').digest('hex');
  }
}
