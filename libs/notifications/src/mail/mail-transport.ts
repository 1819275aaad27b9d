import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '@luodi/platform';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';

/** A mail ready to leave. */
export interface OutgoingMail {
  readonly id: string;
  readonly to: string;
  readonly messageId: string;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Delivery {
  readonly status: 'sent' | 'written';
  /** Of a written mail: its name under DATA_DIR/mail. */
  readonly fileName: string | null;
}

const SAFE_ID = /^[0-9a-f-]{36}$/;
/** A server that does not answer within this time is away. */
const TIMEOUT_MS = 15_000;

/** Sends by SMTP_URL; without it writes each mail as an .eml file under DATA_DIR/mail. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly smtp: Transporter | null;

  public constructor(@Inject(CONFIG) private readonly config: Config) {
    this.smtp =
      config.smtpUrl === null
        ? null
        : createTransport({
            url: config.smtpUrl,
            connectionTimeout: TIMEOUT_MS,
            greetingTimeout: TIMEOUT_MS,
            socketTimeout: TIMEOUT_MS,
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  /** Delivers one mail. Repeating it is the same mail: the same Message-ID, the same file. @throws when it could not */
  public async deliver(mail: OutgoingMail): Promise<Delivery> {
    if (this.smtp === null) return { status: 'written', fileName: await this.writeFile(mail) };
    await this.smtp.sendMail(this.options(mail));
    return { status: 'sent', fileName: null };
  }

  public onApplicationShutdown(): void {
    this.smtp?.close();
  }

  private options(mail: OutgoingMail): SendMailOptions {
    return {
      from: this.config.mailFrom,
      to: { name: '', address: mail.to },
      messageId: mail.messageId,
      date: mail.date,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      disableFileAccess: true,
      disableUrlAccess: true,
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
  }

  private async writeFile(mail: OutgoingMail): Promise<string> {
    if (!SAFE_ID.test(mail.id)) throw new Error('Not the id of a mail');
    const folder = join(this.config.dataDir, 'mail');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const printer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    const { message } = await printer.sendMail(this.options(mail));
    if (!Buffer.isBuffer(message)) throw new Error('A mail was not rendered');
    const name = `${mail.id}.eml`;
    const part = join(folder, `${name}.part`);
    const handle = await open(part, 'w', 0o600);
    try {
      await handle.writeFile(message);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, join(folder, name));
    return name;
  }
}
