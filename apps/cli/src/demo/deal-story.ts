import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { CONFIG, Clock, localDate, type Config } from '@luodi/platform';
import { EditDealService, MoveDealService, type DealFieldKey } from '@luodi/pipeline';
import type { Agenda } from './agenda';
import { factFor } from './deal-facts';
import { workingDay, workingMomentAfter, type Moments } from './moments';
import { LOST_REASONS, NEXT_STEPS } from './people';
import type { Chance } from './random';

const DAY = 86_400_000;

/** After so many stages a deal is signed and no longer leaves. */
const SIGNED_AFTER = 4;
const LONGEST_WAY = 11;

/** The way of the demo's deals across the board: forward through every gate, sometimes back, on hold or lost. */
export class DealStory {
  private readonly moves: MoveDealService;
  private readonly edits: EditDealService;
  private readonly dataSource: DataSource;
  private readonly clock: Clock;
  private readonly config: Config;

  public constructor(
    app: INestApplicationContext,
    private readonly chance: Chance,
    private readonly agenda: Agenda,
    private readonly moments: Moments,
  ) {
    this.moves = app.get(MoveDealService, { strict: false });
    this.edits = app.get(EditDealService, { strict: false });
    this.dataSource = app.get(DataSource);
    this.clock = app.get(Clock, { strict: false });
    this.config = app.get<Config>(CONFIG);
  }

  /** Plans the way of a deal that was converted just now. */
  public begin(owner: Actor, dealId: string, at: Date, industry: string): void {
    let when = at;
    this.later(at, 1, () => this.describe(owner, dealId, industry));
    for (let step = 1; step <= LONGEST_WAY; step += 1) {
      const early = step <= SIGNED_AFTER;
      if (early && this.chance.happens(0.09)) {
        this.later(when, this.chance.int(6, 30), () => this.leave(owner, dealId, 'lost'));
        return;
      }
      if (early && this.chance.happens(0.03)) {
        this.later(when, this.chance.int(6, 30), () => this.leave(owner, dealId, 'onHold'));
        return;
      }
      const patience = early
        ? this.chance.weighted([
            [this.chance.int(4, 14), 6],
            [this.chance.int(15, 40), 4],
          ])
        : this.chance.int(20, 70);
      when = this.later(when, patience, () => this.forward(owner, dealId, industry));
    }
  }

  private later(from: Date, days: number, run: () => Promise<void>): Date {
    const at = workingMomentAfter(
      this.moments,
      new Date(from.getTime() + days * DAY),
      this.chance.int(10, 400),
    );
    this.agenda.add(at, run);
    return at;
  }

  /** The facts of the first meeting and what is next. */
  private async describe(owner: Actor, dealId: string, industry: string): Promise<void> {
    const today = this.today();
    const rows: { version: number; land: boolean }[] = await this.dataSource.query(
      `SELECT d.version, p.need_types @> '{buy_land}' AS land FROM deals d JOIN pipelines p ON p.id = d.pipeline_id WHERE d.id = $1`,
      [dealId],
    );
    const deal = rows[0];
    if (deal === undefined) return;
    await this.edits.edit(owner, dealId, {
      version: deal.version,
      investmentYuan: `${
        this.chance.weighted([
          [this.chance.int(8, 60), 6],
          [this.chance.int(60, 320), 3],
        ]) * 1_000_000
      }.00`,
      industry,
      ...(deal.land ? { landMu: this.chance.int(15, 120) } : {}),
      nextStep: this.chance.pick(NEXT_STEPS),
      nextStepDue: workingDay(
        this.moments,
        new Date(Date.parse(`${today}T00:00:00Z`) + this.chance.int(2, 14) * DAY),
      ),
    });
  }

  private async forward(owner: Actor, dealId: string, industry: string): Promise<void> {
    const to = await this.nextStage(dealId);
    if (to === null) return;
    const preview = await this.moves.preview(owner, dealId, to);
    const fields = Object.fromEntries(
      preview.missing.map(({ key }) => [
        key,
        factFor(this.chance, key as DealFieldKey, this.today(), industry),
      ]),
    );
    await this.moves.move(owner, dealId, { to, fields });
  }

  private async leave(owner: Actor, dealId: string, to: 'lost' | 'onHold'): Promise<void> {
    if ((await this.nextStage(dealId)) === null) return;
    await this.moves.move(owner, dealId, { to, reason: this.chance.pick(LOST_REASONS) });
  }

  /** The stage after the deal's own, while it is open. */
  private async nextStage(dealId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT n.id FROM deals d
       JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
       JOIN pipeline_stages n ON n.pipeline_id = d.pipeline_id AND n.position = s.position + 1
       WHERE d.id = $1 AND d.status = 'open'`,
      [dealId],
    );
    return rows[0]?.id ?? null;
  }

  private today(): string {
    return localDate(this.clock.now(), this.config.tzName);
  }
}
