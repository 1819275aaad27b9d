import { Injectable } from '@nestjs/common';
import { Clock } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import type { PreviewSlaDto } from './sla-policy.dto';
import type { SlaPreviewResponse } from './sla-policy.response';
import { ladderOf } from './ladder.policy';
import { SlaPolicies } from './sla-policies';
import { DEFAULT_SLA, dueBy, firstResponsePolicy, policyFor } from './sla-policy.policy';
import type { SlaPolicy } from './sla-policy.policy';

/** The calculator of the policies' screen: "Friday 17:50 → due on Monday 8:40", by a saved policy or one being written. */
@Injectable()
export class SlaPreviewService {
  public constructor(
    private readonly clock: Clock,
    private readonly calendars: CalendarService,
    private readonly policies: SlaPolicies,
  ) {}

  /** Reads and writes nothing of leads. */
  public async preview(request: PreviewSlaDto): Promise<SlaPreviewResponse> {
    const policy = await this.policyOf(request);
    if (policy === null) return { policyId: null, dueAt: null, minutes: null, steps: [], yearMissing: false };
    const calendar = await this.calendars.ofTeam(request.teamId ?? null);
    const startedAt = request.at === undefined ? this.clock.now() : new Date(request.at);
    const { dueAt, minutes } = dueBy(calendar, policy, startedAt, []);
    const steps = ladderOf(calendar, policy, { startedAt, minutes, dueAt, heldSince: null });
    return {
      policyId: policy.id,
      dueAt: dueAt.toISOString(),
      minutes: Math.round(minutes),
      steps: steps.map(({ act, percent, at }) => ({ act, percent, at: at.toISOString() })),
      yearMissing: ![startedAt, dueAt].every((at) => calendar.loadedYears.has(at.getFullYear())),
    };
  }

  private async policyOf(request: PreviewSlaDto): Promise<SlaPolicy | null> {
    if (request.minutes !== undefined || request.days !== undefined) {
      return {
        ...DEFAULT_SLA,
        minutes: request.days === undefined ? (request.minutes ?? null) : null,
        days: request.days ?? null,
        warnPercents: request.warnPercents ?? [],
        steps: request.steps ?? [],
      };
    }
    const active = await this.policies.active();
    const subject = {
      needType: request.needType ?? null,
      areaSqm: request.areaSqm ?? null,
      investmentYuan: request.investmentYuan === undefined ? null : Number(request.investmentYuan),
    };
    return request.kind === 'first_response'
      ? firstResponsePolicy(active, subject)
      : policyFor(active, request.kind, subject);
  }
}
