import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { RoutingService } from './assign-lead.service';
import { startedClock } from '../clock/first-response.policy';
import { firstResponsePolicy } from '../clock/sla-policy.policy';
import { RoutingConfig } from './routing-config';
import type { SimulateDto } from '../routing.dto';
import type { SimulationResponse } from '../routing.response';

/** Who would get a lead like this, and why; nothing is written. */
@Injectable()
export class SimulationService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly routing: RoutingService,
    private readonly config: RoutingConfig,
    private readonly calendars: CalendarService,
  ) {}

  /** Decides on the present rules, loads and shares, as of the example's time. */
  public async simulate(example: SimulateDto): Promise<SimulationResponse> {
    const at = example.at === undefined ? this.clock.now() : new Date(example.at);
    const tx = this.dataSource.manager;
    const decision = await this.routing.simulate(
      tx,
      {
        needType: example.needType ?? null,
        areaSqm: example.areaSqm ?? null,
        taxYuan: example.taxYuan ?? null,
        industry: example.industry ?? null,
        industryCode: null,
        region: example.region ?? [],
        parkId: example.parkId ?? null,
        siteId: example.siteId ?? null,
        channel: example.channel ?? 'form',
      },
      at,
    );
    const { rule, ranked, reason, inputs } = decision;
    const first = reason === null ? ranked.find((candidate) => candidate.rank === 1) : undefined;
    const { policies } = await this.config.current(tx);
    const clock = startedClock(
      await this.calendars.ofTeam(rule?.teamId ?? null),
      firstResponsePolicy(policies, {
        needType: example.needType ?? null,
        areaSqm: example.areaSqm ?? null,
        investmentYuan: null,
      }),
      at,
    );
    return {
      rule: rule === null ? null : { id: rule.id, name: rule.name },
      team: rule === null ? null : { id: rule.teamId, name: rule.teamName },
      chosen: first === undefined ? null : { id: first.userId, name: first.name ?? '' },
      waitingReason: reason,
      ranking: ranked.map(({ credit: _credit, ...candidate }) => candidate),
      onShift: inputs.calendar.onShift,
      firstResponseDueAt: clock.dueAt.toISOString(),
    };
  }
}
