import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  LeadImportService,
  type FirstResponseClock,
  type ImportAssignment,
  type LeadFacts,
} from '@luodi/leads';
import { Clock } from '@luodi/platform';
import { CalendarService } from '@luodi/workspace';
import { startedClock } from '../clock/first-response.policy';
import { firstResponsePolicy } from '../clock/sla-policy.policy';
import { routingFacts } from './decision.policy';
import { readCandidates } from './candidates.queries';
import { rankByFairShare, type ShareCandidate } from './fair-share.policy';
import { RoutingConfig, type RoutingRule } from './routing-config';
import { firstMatch } from './rule-match.policy';

/** A lead of a list that the rules may give to somebody. */
export interface BulkLead {
  readonly leadId: string;
  readonly facts: LeadFacts;
  readonly channel: string;
}

/** The rules for leads in batches: the same matching and the same fair share, decided in memory on locked counters. */
@Injectable()
export class BulkRoutingService {
  public constructor(
    private readonly config: RoutingConfig,
    private readonly calendars: CalendarService,
    private readonly leads: LeadImportService,
    private readonly clock: Clock,
  ) {}

  /** Who gets which lead; those without a rule, or whose team is full, are left out. Locks the agents' counters. */
  public async plan(tx: EntityManager, leads: readonly BulkLead[]): Promise<ImportAssignment[]> {
    const { rules } = await this.config.reload(tx);
    const matched = leads.flatMap((lead) => {
      const rule = matchSafely(rules, lead);
      return rule === null ? [] : [{ lead, rule }];
    });
    const teams = await this.teamsOf(
      tx,
      matched.map((item) => item.rule),
    );
    const agents = [...teams.values()].flatMap((team) => team.map((agent) => agent.userId));
    if (agents.length === 0) return [];
    const room = await this.leads.lockRoom(tx, [...new Set(agents)]);
    const open = new Map([...room].map(([userId, agent]) => [userId, agent.open]));
    const assignments: ImportAssignment[] = [];
    for (const { lead, rule } of matched) {
      const team = (teams.get(rule.id) ?? []).map((agent) => ({
        ...agent,
        open: open.get(agent.userId) ?? agent.open,
      }));
      const first = rankByFairShare(team)[0];
      if (first === undefined || !first.eligible) continue;
      open.set(first.userId, (open.get(first.userId) ?? 0) + 1);
      teams.set(
        rule.id,
        (teams.get(rule.id) ?? []).map((agent) => received(agent, first)),
      );
      assignments.push({
        leadId: lead.leadId,
        ownerId: first.userId,
        teamId: rule.teamId,
        ruleId: rule.id,
        credit: first.credit,
        inputs: { rule: { id: rule.id, name: rule.name }, chosen: first.userId },
      });
    }
    return assignments;
  }

  /** The first-response clock of a need that starts now. */
  public async clockFor(tx: EntityManager, needType: string | null, now: Date): Promise<FirstResponseClock> {
    const { policies } = await this.config.current(tx);
    const subject = { needType, areaSqm: null, investmentYuan: null };
    return startedClock(await this.calendars.current(), firstResponsePolicy(policies, subject), now);
  }

  private async teamsOf(
    tx: EntityManager,
    rules: readonly RoutingRule[],
  ): Promise<Map<string, readonly ShareCandidate[]>> {
    const teams = new Map<string, readonly ShareCandidate[]>();
    for (const rule of rules) {
      if (teams.has(rule.id)) continue;
      teams.set(rule.id, (await readCandidates(tx, rule.teamId, rule.id, this.clock.now())).agents);
    }
    return teams;
  }
}

function received(
  agent: ShareCandidate,
  chosen: { readonly userId: string; readonly credit: number },
): ShareCandidate {
  if (agent.userId !== chosen.userId) return agent;
  return { ...agent, received: (agent.received ?? 0) + 1, credit: chosen.credit };
}

/** A rule that fails leaves the lead waiting. */
function matchSafely(rules: readonly RoutingRule[], lead: BulkLead): RoutingRule | null {
  try {
    return firstMatch(rules, routingFacts(lead.facts, null, lead.channel));
  } catch {
    return null;
  }
}
