/** Lets a few in at a time; the others wait in order, up to a bound. */
export class Turnstile {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  public constructor(
    private readonly width: number,
    private readonly maxWaiting: number,
  ) {}

  /** Runs when it is this caller's turn; `full` when too many wait already. */
  public async pass<T>(run: () => Promise<T>, full: () => Error): Promise<T> {
    if (this.running >= this.width) {
      if (this.waiting.length >= this.maxWaiting) throw full();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await run();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
