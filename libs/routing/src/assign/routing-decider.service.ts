import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OwnershipService } from '@luodi/leads';
import { CalendarService } from '@luodi/workspace';
import { readCandidates, readCompanyOwner, readHomeTeam, type Candidates } from './candidates.queries';
import { decide, firstApplicable, rulesOwner, seatOf } from './decision.policy';
import type { RoutingDecision } from './decision.policy';
import { completeFacts } from './company-tier.queries';
import { fallbacks } from './fallbacks.policy';
import { RoutingConfig } from './routing-config';
import type { RoutingRule, RoutingState } from './routing-config';
import type { RoutingFacts } from './rule-match.policy';

/** What a decision will be made of, as it stood when it was read. */
export interface Outlook {
  readonly state: RoutingState;
  readonly rule: RoutingRule | null;
  /** What was known of the lead then. */
  readonly facts: RoutingFacts;
  /** null when a rule could not be evaluated */
  readonly candidates: Candidates | null;
}

/** A lead as the decision needs it. */
export interface DecidedLead {
  readonly leadId: string;
  readonly facts: RoutingFacts;
  readonly companyId: string | null;
}

export interface Decided {
  readonly decision: RoutingDecision;
  readonly state: RoutingState;
}

/** Which rule, which people, who first: reads and decides, gives nothing away. */
@Injectable()
export class RoutingDecider {
  private readonly logger = new Logger('Routing');

  public constructor(
    private readonly config: RoutingConfig,
    private readonly calendars: CalendarService,
    private readonly ownership: OwnershipService,
  ) {}

  /** Matches with the rules in memory; when the same query says that they are out of date, once more with new ones. */
  public async lookOut(
    tx: EntityManager,
    lead: Pick<DecidedLead, 'facts' | 'companyId'>,
    now: Date,
  ): Promise<Outlook> {
    const { tz } = await this.calendars.current();
    let state = await this.config.current(tx);
    for (let turn = 0; ; turn += 1) {
      const facts = await completeFacts(tx, state.rules, lead);
      let rule: RoutingRule | null;
      try {
        rule = firstApplicable(state.rules, state.parkTeams, facts);
      } catch (error) {
        this.logger.error({
          event: 'rule_failed',
          error: error instanceof Error ? error.message : 'unknown',
        });
        return { state, rule: null, facts, candidates: null };
      }
      const candidates = await readCandidates(tx, seatOf(rule, tz, now), now);
      if (candidates.fingerprint === state.fingerprint || turn > 0) return { state, rule, facts, candidates };
      state = await this.config.reload(tx);
    }
  }

  /**
   * Decides for a lead, with the fallbacks of a rule whose people can't take it.
   *
   * @param outlook taken ahead for the same facts in this transaction
   * @param except who had the lead already: considered, and left out by that reason
   */
  public async decide(
    tx: EntityManager,
    lead: DecidedLead,
    now: Date,
    outlook: Outlook | null,
    except: ReadonlySet<string> = new Set(),
  ): Promise<Decided> {
    const { state, rule, facts, candidates } = outlook ?? (await this.lookOut(tx, lead, now));
    if (candidates === null) {
      const nobody = decide(null, { agents: [] }, await this.calendars.all(), now);
      return { decision: { ...nobody, reason: 'rule_failed' }, state };
    }
    if (candidates.uncounted.length > 0) await this.ownership.ensureLoads(tx, candidates.uncounted);
    const first = await this.decideBy(tx, lead, rule, candidates, now, except);
    return { decision: await this.orElse(tx, { ...lead, facts }, first, state, now, except), state };
  }

  /** The same on other rules than the published ones; writes nothing. */
  public async decideOn(
    tx: EntityManager,
    lead: DecidedLead,
    state: RoutingState,
    now: Date,
  ): Promise<RoutingDecision> {
    const { tz } = await this.calendars.current();
    const rule = firstApplicable(state.rules, state.parkTeams, lead.facts);
    const candidates = await readCandidates(tx, seatOf(rule, tz, now), now);
    return this.orElse(tx, lead, await this.decideBy(tx, lead, rule, candidates, now), state, now);
  }

  private async decideBy(
    tx: EntityManager,
    lead: DecidedLead,
    rule: RoutingRule | null,
    candidates: Candidates,
    now: Date,
    except: ReadonlySet<string> = new Set(),
  ): Promise<RoutingDecision> {
    const asksOwner = rule?.ownerFirst === true && lead.companyId !== null;
    const ownerId = asksOwner ? await readCompanyOwner(tx, lead.companyId, lead.leadId) : null;
    const agents = candidates.agents.map((agent) =>
      except.has(agent.userId) ? { ...agent, hadIt: true as const } : agent,
    );
    const follows =
      rule !== null &&
      ownerId !== null &&
      !except.has(ownerId) &&
      !agents.some((agent) => agent.userId === ownerId);
    const owners = follows ? await this.decideByOwner(tx, rule, ownerId, now) : null;
    return owners ?? decide(rule, { agents }, await this.calendars.all(), now, ownerId);
  }

  /** The owner of the company is of another team: theirs, when they can take it; null when not. */
  private async decideByOwner(
    tx: EntityManager,
    rule: RoutingRule,
    ownerId: string,
    now: Date,
  ): Promise<RoutingDecision | null> {
    const team = await readHomeTeam(tx, ownerId);
    if (team === null) return null;
    const { tz } = await this.calendars.current();
    const theirs = rulesOwner(rule, ownerId, team);
    const { agents, uncounted } = await readCandidates(tx, seatOf(theirs, tz, now), now);
    if (uncounted.length > 0) return null;
    const decision = decide(theirs, { agents }, await this.calendars.all(), now, ownerId);
    return decision.reason === null ? decision : null;
  }

  /** Follows the fallbacks, see `fallbacks`. */
  private async orElse(
    tx: EntityManager,
    lead: DecidedLead,
    first: RoutingDecision,
    state: RoutingState,
    now: Date,
    except: ReadonlySet<string> = new Set(),
  ): Promise<RoutingDecision> {
    const chain = fallbacks(first, state, lead.facts);
    let step = chain.next();
    while (step.done !== true) {
      const { tz } = await this.calendars.current();
      const candidates = await readCandidates(tx, seatOf(step.value, tz, now), now);
      if (candidates.uncounted.length > 0) await this.ownership.ensureLoads(tx, candidates.uncounted);
      step = chain.next(await this.decideBy(tx, lead, step.value, candidates, now, except));
    }
    return step.value;
  }
}
