import { until } from '../../apps/launcher/src/processes';
import { PASSWORD, startProduct, type Product } from '../support/product';
import { Session } from '../support/session';

/** Two starts of the built product. */
jest.setTimeout(120_000);

interface Viewers {
  readonly viewers: readonly { readonly name: string; readonly editing: boolean }[];
}

describe('two people at one lead, each on a process of their own', () => {
  let product: Product;
  let second: { readonly url: string; stop(): Promise<void> };
  let leadId: string;

  beforeAll(async () => {
    product = await startProduct();
    second = await product.startSecondApi();
    await product.addPerson({ username: 'pengxiaolan', name: '彭晓岚', role: 'agent' });
    await product.addPerson({ username: 'luoyan', name: '罗燕', role: 'manager' });
    const entered = { channel: 'phone', contact: '何先生', phone: '13900008201', need: '租厂房' };
    const agent = await product.signIn('pengxiaolan');
    const { leadId: id } = await agent.post<{ leadId: string }>('/api/v1/inquiries', {
      ...entered,
      consentBasis: { kind: 'oral' },
    });
    leadId = id;
  });

  afterAll(async () => {
    await second?.stop();
    await product?.stop();
  });

  it('each sees the other, is told by the stream of coming, editing and going, and sees it at once', async () => {
    const agent = await Session.signIn(product.url, 'pengxiaolan', PASSWORD);
    const manager = await Session.signIn(second.url, 'luoyan', PASSWORD);
    const path = `/api/v1/leads/${leadId}/presence`;
    const here = async (person: Session, editing: boolean): Promise<Viewers> => {
      const { status, body } = await person.send<Viewers>('PUT', path, { editing });
      expect(status).toBe(200);
      return body;
    };
    const told = await Listener.open(product.url, 'pengxiaolan', leadId);
    try {
      expect(await here(agent, false)).toEqual({ viewers: [] });
      await told.times(1);
      expect((await here(manager, false)).viewers).toMatchObject([{ name: '彭晓岚', editing: false }]);
      await told.times(2);
      expect((await here(agent, false)).viewers).toMatchObject([{ name: '罗燕', editing: false }]);
      await here(manager, false); // a heartbeat is no news
      await here(manager, true);
      await told.times(3);
      expect((await here(agent, false)).viewers).toMatchObject([{ name: '罗燕', editing: true }]);
      expect((await manager.send('DELETE', path)).status).toBe(204);
      await told.times(4);
      expect(await here(agent, false)).toEqual({ viewers: [] });
      expect(told.count).toBe(4);
    } finally {
      told.close();
    }
  });
});

/** A console that is open: how often it was told of who looks at the lead. */
class Listener {
  public count = 0;

  private constructor(private readonly ending: AbortController) {}

  public static async open(url: string, username: string, leadId: string): Promise<Listener> {
    const login = await fetch(`${url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    const { accessToken } = (await login.json()) as { accessToken: string };
    const ending = new AbortController();
    const answer = await fetch(`${url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${accessToken}`, accept: 'text/event-stream' },
      signal: ending.signal,
    });
    const listener = new Listener(ending);
    void listener.read(answer, leadId).catch(() => undefined); // ends with the abort
    return listener;
  }

  public async times(count: number): Promise<void> {
    expect({ told: await until(() => this.count >= count, 15_000), count: this.count }).toEqual({
      told: true,
      count,
    });
  }

  public close(): void {
    this.ending.abort();
  }

  private async read(answer: Response, leadId: string): Promise<void> {
    const text = new TextDecoder();
    let left = '';
    for await (const chunk of answer.body ?? []) {
      const messages = (left + text.decode(chunk as Uint8Array, { stream: true })).split('\n\n');
      left = messages.pop() ?? '';
      this.count += messages.filter(
        (message) => message.includes('presence') && message.includes(leadId),
      ).length;
    }
  }
}
