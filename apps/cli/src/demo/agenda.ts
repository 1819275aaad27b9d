interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: () => Promise<void>;
}

/** What is still to happen, done strictly in order of time; doing one thing may add later ones. */
export class Agenda {
  private entries: Entry[] = [];
  private added = 0;

  /** Everything at or after `end` never happens: the story stops at the present. */
  public constructor(private readonly end: Date) {}

  public add(at: Date, run: () => Promise<void>): void {
    if (at.getTime() >= this.end.getTime()) return;
    this.entries.push({ at: at.getTime(), order: this.added++, run });
  }

  public async play(setClock: (at: Date) => void): Promise<void> {
    while (this.entries.length > 0) {
      this.entries.sort((a, b) => b.at - a.at || b.order - a.order);
      const next = this.entries.pop();
      if (next === undefined) return;
      setClock(new Date(next.at));
      await next.run();
    }
  }
}
