import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  assertNever,
  currentLocale,
  localDate,
  translate,
  type Config,
  type Locale,
} from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { buildAgents, buildSla, buildSources } from './cohort.report';
import { ClockRowQueries, clockFigures } from './clock.queries';
import { fairnessFigures } from './fairness.queries';
import { buildFairness } from './fairness.report';
import { buildFunnel } from './funnel.report';
import { funnelFigures } from './funnel.queries';
import { buildPools, poolFigures } from './pool.report';
import { groupNames } from './group-names.queries';
import type { ClockRowsQuery, Grouping, ReportName, ReportQuery } from './report.dto';
import type { Report } from './report.model';
import type { ClockRowPageResponse, ReportResponse } from './report.response';
import type { Period } from './report-scope.queries';
import { cohortFigures, workFigures } from './response.queries';

/** Computes reports within the actor's scope; the same object feeds the screen and every export. */
@Injectable()
export class ReportService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly clocks: ClockRowQueries,
  ) {}

  /** The clocks behind a number of the report `sla`. */
  public async clockRows(actor: Actor, query: ClockRowsQuery): Promise<ClockRowPageResponse> {
    return this.clocks.list(actor, query, this.period(query));
  }

  /** A report as the screen reads it. */
  public async show(actor: Actor, name: ReportName, query: ReportQuery): Promise<ReportResponse> {
    const locale = currentLocale();
    const report = await this.compute(this.dataSource.manager, actor, name, query, locale);
    return {
      definition: Object.fromEntries(
        ['name', ...report.columns.map((column) => column.key)].map((key) => [
          key,
          translate(locale, `report.definition.${name}.${key}`),
        ]),
      ),
      filters: { ...query, from: query.from ?? null, to: this.period(query).to },
      generatedAt: this.clock.now().toISOString(),
      rows: report.rows.map((row) => ({ ...row })),
      totals: { ...report.totals },
    };
  }

  /** The figures of a report, read through the given manager. */
  public async compute(
    tx: EntityManager,
    actor: Actor,
    name: ReportName,
    query: ReportQuery,
    locale: Locale,
  ): Promise<Report> {
    const period = this.period(query);
    switch (name) {
      case 'funnel': {
        const figures = await funnelFigures(tx, actor, query, period);
        const groups =
          query.groupBy === undefined ? null : await groupNames(tx, query.groupBy, keysOf(figures), locale);
        return buildFunnel(figures, groups, locale);
      }
      case 'sources':
        return this.cohort(tx, actor, query, 'source', locale, buildSources);
      case 'sla':
        return this.kept(tx, actor, query, locale);
      case 'pool':
        return buildPools(await poolFigures(tx, actor, query, period), locale);
      case 'fairness':
        return buildFairness(await fairnessFigures(tx, actor, query, period));
      case 'agents': {
        const cohorts = await cohortFigures(tx, actor, query, 'owner', period, this.clock.now());
        const work = await workFigures(tx, actor, query, period);
        const names = await groupNames(tx, 'owner', [...keysOf(cohorts), ...keysOf(work)], locale);
        return buildAgents(cohorts, work, names);
      }
      default:
        return assertNever(name);
    }
  }

  private async cohort(
    tx: EntityManager,
    actor: Actor,
    query: ReportQuery,
    grouping: Grouping,
    locale: Locale,
    build: typeof buildSources,
  ): Promise<Report> {
    const by = query.groupBy ?? grouping;
    const cohorts = await cohortFigures(tx, actor, query, by, this.period(query), this.clock.now());
    return build(cohorts, await groupNames(tx, by, keysOf(cohorts), locale));
  }

  private async kept(tx: EntityManager, actor: Actor, query: ReportQuery, locale: Locale): Promise<Report> {
    const grouping = query.groupBy ?? 'owner';
    const period = this.period(query);
    const figures = await clockFigures(tx, { actor, query, grouping, period, now: this.clock.now() });
    return buildSla(figures, await groupNames(tx, grouping, keysOf(figures), locale));
  }

  private period(query: ReportQuery): Period {
    const today = localDate(this.clock.now(), this.config.tzName);
    return { from: query.from ?? null, to: query.to ?? today, timeZone: this.config.tzName };
  }
}

function keysOf(figures: readonly { readonly grp: string }[]): string[] {
  return [...new Set(figures.map((item) => item.grp))];
}
