import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '@luodi/platform';
import { FirstResponseClocks } from '../clock/first-response-clocks.service';
import type { SimulateDto } from '../routing.dto';
import type { SimulationResponse } from '../routing.response';
import { presentConditions, readDraft } from '../rules/rule-definition.queries';
import { poolFor } from './fallback-pool.policy';
import { readPools } from './fallback-pool.queries';
import { RoutingConfig } from './routing-config';
import { RoutingDecider } from './routing-decider.service';

const NO_LEAD = '00000000-0000-0000-0000-000000000000';

/** Who would get a lead like this, and why; nothing is written. */
@Injectable()
export class SimulationService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly config: RoutingConfig,
    private readonly clocks: FirstResponseClocks,
    private readonly decider: RoutingDecider,
  ) {}

  /** Decides on the published rules or the draft, with the present loads and shares, as of the example's time. */
  public async simulate(example: SimulateDto): Promise<SimulationResponse> {
    const at = example.at === undefined ? this.clock.now() : new Date(example.at);
    const tx = this.dataSource.manager;
    const draft = example.draft === true ? await readDraft(tx) : null;
    const state =
      draft === null ? await this.config.reload(tx) : await this.config.withRules(tx, draft.rules);
    const lead = {
      leadId: NO_LEAD,
      companyId: null,
      facts: {
        needType: example.needType ?? null,
        areaSqm: example.areaSqm ?? null,
        taxYuan: example.taxYuan ?? null,
        industry: example.industry ?? null,
        industryCode: null,
        region: example.region ?? [],
        parkId: example.parkId ?? null,
        siteId: example.siteId ?? null,
        channel: example.channel ?? 'form',
        sourceChannel: example.sourceChannel ?? null,
        company: example.company ?? null,
        inquiryCount: example.inquiryCount ?? 1,
        companyTier: example.companyTier ?? null,
        language: example.language ?? null,
        budgetYuan: example.budgetYuan ?? null,
        rentSqmMonth: example.rentSqmMonth ?? null,
        investmentYuan: example.investmentYuan ?? null,
        powerKva: example.powerKva ?? null,
        floorHeight: example.floorHeight ?? null,
        craneTon: example.craneTon ?? null,
        floorLoad: example.floorLoad ?? null,
        far: example.far ?? null,
        leaseYears: example.leaseYears ?? null,
        fireClass: example.fireClass ?? null,
        landClass: example.landClass ?? null,
        broker: example.broker === true ? ('yes' as const) : ('no' as const),
        article: example.article ?? null,
        use: example.use ?? null,
        text: example.text ?? null,
        score: example.score ?? 0,
      },
    };
    const { rule, ranked, reason, inputs, pool } = await this.decider.decideOn(tx, lead, state, at);
    const taking = pool === undefined ? null : poolFor(pool, await readPools(tx));
    const first = reason === null ? ranked.find((candidate) => candidate.rank === 1) : undefined;
    const subject = {
      needType: example.needType ?? null,
      areaSqm: example.areaSqm ?? null,
      investmentYuan: example.investmentYuan === undefined ? null : Number(example.investmentYuan),
    };
    const clock = await this.clocks.start(state.policies, subject, rule?.teamId ?? null, at);
    return {
      rule: rule === null ? null : { id: rule.id, name: rule.name },
      conditions: presentConditions(rule?.conditions ?? []),
      team: rule === null || rule.teamId === null ? null : { id: rule.teamId, name: rule.teamName },
      chosen: first === undefined ? null : { id: first.userId, name: first.name ?? '' },
      waitingReason: reason,
      pool: taking === null ? null : { id: taking.id, name: taking.name },
      ranking: ranked.map(
        ({ credit: _credit, lift: _lift, newcomer: _newcomer, lastAt: _lastAt, ...shown }) => shown,
      ),
      tried: (inputs.tried ?? []).map(({ rule: tried, team, reason: why }) => ({
        rule: { ...tried },
        team: team === null ? null : { ...team },
        reason: why,
      })),
      onShift: inputs.calendar.onShift,
      firstResponseDueAt: clock.dueAt.toISOString(),
    };
  }
}
