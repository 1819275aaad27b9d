import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that can go away and come back on the same port. */
export class MailSink {
  /** As they came, with their headers. */
  public readonly mails: string[] = [];
  private server: SMTPServer | null = null;
  private port = 0;

  public get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** `Message-ID` of each mail, in the order they came. */
  public get messageIds(): readonly (string | undefined)[] {
    return this.mails.map((raw) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
  }

  public async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
        stream.on('end', () => {
          this.mails.push(raw);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  public async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(resolve));
  }
}
