import { createLogger, notifyConsole } from '@luodi/platform';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { aPhone } from '../builders/phones';
import { startTestApp, type TestApp } from '../support/app';

/** What would be an event or a line of its own if it were written as it came. */
const BREAKS: readonly string[] = [
  '甲\r\n\r\nevent: forged\r\ndata: {"topic":"forged"}\r\n\r\n',
  '乙\n\nevent: forged\ndata: 1\n\n',
  '丙\revent: forged\rdata: 1\r\r',
  '丁\u2028event: forged\u2029data: 1\u0085data: 2',
];

describe('text with line breaks', () => {
  let app: TestApp;
  let intake: BuiltIntake;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
  });

  afterAll(() => app.close());

  /** An open console, and the frames it was sent; lines end as the standard says: CRLF, LF or CR. */
  async function openConsole(username: string) {
    const { token } = await app.signIn(username);
    const stopped = new AbortController();
    const response = await fetch(`${app.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stopped.signal,
    });
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let seen = '';
    const until = async (part: string): Promise<string> => {
      while (!seen.includes(part)) seen += decoder.decode((await reader.read()).value, { stream: true });
      return seen;
    };
    await until('hello');
    return { until, stop: () => stopped.abort() };
  }

  it('in any field of an inquiry, a note, or an event itself makes no second event of the stream', async () => {
    const agent = await app.signIn(intake.agent.username);
    const stream = await openConsole(intake.agent.username);
    for (const text of BREAKS) {
      const phone = aPhone();
      await app.anonymous
        .post(
          `/api/public/v1/sites/${intake.siteKey}/inquiries`,
          anInquiry({
            phone,
            need: `租厂房 ${text}`,
            use: text,
            message: text,
          }),
        )
        .expect(201);
      const [lead]: { id: string }[] = await app.dataSource.query('SELECT id FROM leads WHERE phone = $1', [
        phone,
      ]);
      await agent
        .post(`/api/v1/leads/${lead?.id}/activities`, { type: 'note', summary: `记 ${text}` })
        .expect(201);
      await app.dataSource.transaction((tx) =>
        notifyConsole(tx, { topic: 'leads', id: `x${text}`, userIds: [intake.agent.id] }),
      );
    }
    await app.dataSource.transaction((tx) =>
      notifyConsole(tx, { topic: 'exports', id: 'the-last-one', userIds: [intake.agent.id] }),
    );
    const frames = (await stream.until('the-last-one')).split(/(?:\r\n|\r|\n){2}/);
    stream.stop();
    const lines = frames.flatMap((frame) => frame.split(/\r\n|\r|\n/));
    for (const line of lines)
      expect(line).toMatch(/^(?:|:[^]*|id: \d+|event: (?:hello|change|beat)|data: \{[^]*\})$/);
    const topics = lines
      .filter((line) => line.startsWith('data: '))
      .map((line) => (JSON.parse(line.slice(6)) as { topic?: string }).topic);
    expect(topics.length).toBeGreaterThan(BREAKS.length * 3);
    expect(topics).not.toContain('forged');
  });

  it('makes no second line of the log, whatever is logged', () => {
    const lines: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    try {
      const logger = createLogger('info', 'test');
      for (const text of BREAKS) {
        logger.info({ event: text, company: text, [text]: text }, text);
        logger.error({ err: new Error(text) }, text);
      }
    } finally {
      write.mockRestore();
    }
    expect(lines).toHaveLength(BREAKS.length * 2);
    for (const line of lines) {
      expect(line).toMatch(/^\{[^\r\n]*\}\n$/);
      expect(JSON.parse(line)).toMatchObject({ name: 'test' });
    }
  });
});
