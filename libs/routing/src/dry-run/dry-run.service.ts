import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { Clock, addJob, newId, notFound } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { readPools } from '../assign/fallback-pool.queries';
import { RoutingConfig } from '../assign/routing-config';
import type { RuleDefinition } from '../assign/routing-config';
import { readDefinitions, readDraft } from '../rules/rule-definition.queries';
import { RUN_DRY } from '../routing.events';
import type { RequestDryRunDto } from './dry-run.dto';
import { DryRun } from './dry-run.policy';
import { countPast, readAgents, readPast } from './dry-run.queries';
import { addOutcome, emptyResult, type StoredResult } from './dry-run.result';
import { presentDryRun } from './dry-run.presenter';
import type { DryRunResponse } from './dry-run.response';

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;
const BATCH = 500;
/** Older ones are of no use to anybody. */
const KEPT_DAYS = 7;

interface RunRow {
  readonly status: DryRunResponse['status'];
  readonly days: number;
  readonly rules: readonly RuleDefinition[];
  readonly requested_at: Date;
}

/** Past leads under other rules: who would have received what. A job, for it reads a month of leads. */
@Injectable()
export class DryRunService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly config: RoutingConfig,
  ) {}

  /** Asks for a run of the draft, or of the published rules. @throws DomainError not_found when there is no draft */
  public async request(actor: Actor, request: RequestDryRunDto): Promise<DryRunResponse> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.now();
      const draft = request.source === 'published' ? null : await readDraft(tx);
      if (draft === null && request.source !== 'published') throw notFound();
      await tx.query('DELETE FROM routing_dry_runs WHERE requested_at < $1', [
        new Date(now.getTime() - KEPT_DAYS * DAY),
      ]);
      const id = newId();
      await tx.query(
        `INSERT INTO routing_dry_runs (id, days, rules, draft_version, requested_by, requested_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          id,
          request.days ?? DEFAULT_DAYS,
          JSON.stringify(draft?.rules ?? (await readDefinitions(tx))),
          draft?.version ?? null,
          actor.id,
          now,
        ],
      );
      await addJob(tx, RUN_DRY, { dryRunId: id });
      return this.show(id, tx);
    });
  }

  /** @throws DomainError not_found */
  public async show(id: string, tx: EntityManager = this.dataSource.manager): Promise<DryRunResponse> {
    const shown = await presentDryRun(tx, id);
    if (shown === null) throw notFound();
    return shown;
  }

  /** The job. A try that fails says so; a later one may yet be done. */
  public async run(id: string): Promise<void> {
    try {
      await this.play(id);
    } catch (error) {
      await this.dataSource.query(
        "UPDATE routing_dry_runs SET status = 'failed', finished_at = $2 WHERE id = $1 AND status <> 'done'",
        [id, this.clock.now()],
      );
      throw error;
    }
  }

  /** Reads one batch after the other and tells how far it is; every try begins anew. */
  private async play(id: string): Promise<void> {
    const tx = this.dataSource.manager;
    const rows: RunRow[] = await tx.query(
      'SELECT status, days, rules, requested_at FROM routing_dry_runs WHERE id = $1',
      [id],
    );
    const row = rows[0];
    if (row === undefined || row.status === 'done') return;
    const window = { from: new Date(row.requested_at.getTime() - row.days * DAY), to: row.requested_at };
    const state = await this.config.withRules(tx, row.rules);
    const total = await countPast(tx, window);
    const play = new DryRun({
      rules: state.rules,
      parkTeams: state.parkTeams,
      agents: await readAgents(tx, window.from),
      pools: await readPools(tx),
      calendars: await this.calendars.all(),
    });
    const result = emptyResult();
    for (
      let page = await readPast(tx, window, null, BATCH);
      ;
      page = await readPast(tx, window, page.last, BATCH)
    ) {
      for (const lead of page.leads) addOutcome(result, lead, play.next(lead));
      await this.tell(id, total === 0 ? 1 : Math.min(1, result.leads / total));
      if (page.leads.length < BATCH) break;
    }
    await this.finish(id, result);
  }

  private async tell(id: string, progress: number): Promise<void> {
    await this.dataSource.query(
      "UPDATE routing_dry_runs SET status = 'running', progress = $2 WHERE id = $1",
      [id, progress],
    );
  }

  private async finish(id: string, result: StoredResult): Promise<void> {
    await this.dataSource.query(
      "UPDATE routing_dry_runs SET status = 'done', progress = 1, result = $2, finished_at = $3 WHERE id = $1",
      [id, JSON.stringify(result), this.clock.now()],
    );
  }
}
