/** An answer, read to its end. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** Requests of one person, or of nobody, to a product that runs in processes of its own. */
export class Session {
  public constructor(
    private readonly url: string,
    private readonly token: string | null = null,
  ) {}

  /** Signs in through the interface. */
  public static async signIn(url: string, username: string, password: string): Promise<Session> {
    const { accessToken } = await new Session(url).post<{ accessToken: string }>('/api/v1/auth/login', {
      username,
      password,
    });
    return new Session(url, accessToken);
  }

  public get<T>(path: string): Promise<T> {
    return this.expectOk('GET', path);
  }

  public post<T>(path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    return this.expectOk('POST', path, body, headers);
  }

  /** Any answer, whatever its status. */
  public async send<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as T,
    };
  }

  private async expectOk<T>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answer = await this.send<T>(method, path, body, headers);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
