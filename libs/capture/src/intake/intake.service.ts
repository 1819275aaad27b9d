import { randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { LeadIntakeService, type LeadAttachment, type LeadIntake } from '@luodi/leads';
import {
  CONFIG,
  DomainError,
  driverError,
  isUniqueViolation,
  newId,
  pipelinedTransaction,
  type Config,
} from '@luodi/platform';
import { PrivacyRequestService, Suppression, keysOf } from '@luodi/privacy';
import { RoutingService, type Outlook } from '@luodi/routing';
import { DataSource, type EntityManager } from 'typeorm';
import { proofOf } from './inquiry-person.policy';
import { InquiryQueries, type Begun, type SubmissionAnswer } from './inquiry.queries';
import type { IntakeOrder } from './intake-order';
import { RESTRAINED, endedRestraint, recordEndedRestraint, waitsForRestraint } from './restraint';
import { SupplyQueries } from '../supply/supply.queries';
import { trackingCodeFrom } from '../tracking/tracking-code.policy';

/** What became of it. */
export interface IntakeResult {
  readonly answer: SubmissionAnswer;
  /** Whether this call wrote it; false for a repeat. */
  readonly fresh: boolean;
  /** The lead that holds it; null for a repeat, in quarantine, and for a mere privacy request. */
  readonly lead: LeadAttachment | null;
  /** The offer of premises that it became; null for everything else. */
  readonly supplyOfferId: string | null;
}

/** A rule could not decide: the inquiry is written again without it, and the lead waits. */
class RoutingFailed extends Error {
  public constructor(public override readonly cause: unknown) {
    super('Routing failed');
  }
}

const ATTEMPTS = 5;
const RETRYABLE = new Set(['40001', '40P01']);

/**
 * Writes one submission: person, lead, inquiry, consents, audit and owner in ONE transaction (architecture.md,
 * "One inquiry through the files"). Nothing is lost: a failing rule, a deadlock or a taken code is tried again.
 */
@Injectable()
export class IntakeService {
  private readonly logger = new Logger('Intake');

  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: InquiryQueries,
    private readonly leads: LeadIntakeService,
    private readonly routing: RoutingService,
    private readonly privacy: PrivacyRequestService,
    private readonly suppression: Suppression,
    private readonly supply: SupplyQueries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param around runs the writing inside the caller's wrapping of the same transaction (staff idempotency)
   * @throws DomainError idempotency_mismatch
   */
  public async accept<T>(
    order: IntakeOrder,
    around: (tx: EntityManager, write: () => Promise<IntakeResult>) => Promise<T>,
  ): Promise<T> {
    let routed = true;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await pipelinedTransaction(this.dataSource, (tx) =>
          around(tx, () => this.write(tx, order, routed)),
        );
      } catch (error) {
        const cause = error instanceof RoutingFailed ? error.cause : error;
        if (attempt >= ATTEMPTS) throw cause;
        if (isTransient(cause)) continue;
        if (!(error instanceof RoutingFailed)) throw error;
        this.logger.error({
          event: 'routing_failed',
          message: cause instanceof Error ? cause.message : undefined,
        });
        routed = false;
      }
    }
  }

  private async write(tx: EntityManager, asked: IntakeOrder, routed: boolean): Promise<IntakeResult> {
    const waits = await waitsForRestraint(tx, this.suppression, asked);
    const order = waits ? { ...asked, quarantineReason: RESTRAINED } : asked;
    const quarantined = order.quarantineReason !== null;
    const answer: SubmissionAnswer = {
      id: order.releases?.inquiryId ?? newId(),
      code: order.releases?.trackingCode ?? newTrackingCode(),
      at: order.receivedAt.toISOString(),
    };
    const ended = await endedRestraint(tx, this.suppression, order);
    const begins = this.queries.begin(tx, {
      idempotency: order.idempotency,
      dedupe: order.dedupe,
      bodyHash: order.bodyHash,
      answer,
      quarantined,
      addPerson: order.outcome.lead || order.outcome.supply,
      now: order.receivedAt,
      person: order.person,
    });
    const foresees =
      routed && !quarantined && order.outcome.lead && order.enteredBy === null
        ? this.routing.foresee(
            tx,
            order.facts,
            {
              siteId: order.siteId,
              channel: order.channel,
              sourceChannel: order.source.channel,
              url: order.source.url,
              title: order.source.title,
            },
            order.receivedAt,
          )
        : null;
    const [begun, outlook] = await bothDone(begins, foresees);
    if (begun.state === 'mismatch') throw new DomainError('idempotency_mismatch');
    if (begun.state === 'known') {
      return { answer: begun.answer, fresh: false, lead: null, supplyOfferId: null };
    }
    const lead =
      quarantined || !order.outcome.lead || begun.contactId === null
        ? null
        : await this.attach(tx, order, answer.id, { ...begun, contactId: begun.contactId });
    const kept = this.keep(tx, order, answer, begun, lead?.leadId ?? null);
    const together = lead?.opening !== undefined && lead.opening !== null;
    // The inquiry's reference to a new lead is checked at the end: both are under way together, and the agent's
    // counter, which everybody else waits for, is taken last.
    if (together) await allDone([kept, this.route(tx, lead, order.receivedAt, routed, outlook)]);
    else await kept;
    const supplyOfferId =
      quarantined || !order.outcome.supply || begun.contactId === null
        ? null
        : await this.supply.add(tx, order, {
            inquiryId: answer.id,
            contactId: begun.contactId,
            companyId: begun.companyId,
          });
    if (!quarantined && order.outcome.request !== null) {
      await this.privacy.note(
        tx,
        { inquiryId: answer.id, contactId: begun.contactId, now: order.receivedAt },
        order.outcome.request,
        proofOf(order.person.phone, order.person.wechat),
        // Who asks for something wants to be called about that.
        !(order.outcome.lead && order.outcome.request === 'erase'),
      );
    }
    if (ended !== null) await recordEndedRestraint(tx, order, answer.id, ended);
    if (lead !== null && !together) await this.route(tx, lead, order.receivedAt, routed, null);
    return { answer, fresh: true, lead, supplyOfferId };
  }

  private async keep(
    tx: EntityManager,
    order: IntakeOrder,
    answer: SubmissionAnswer,
    begun: Extract<Begun, { state: 'new' }>,
    leadId: string | null,
  ): Promise<void> {
    const { contactId } = begun;
    const quarantined = order.quarantineReason !== null;
    const lifts =
      quarantined || !(order.outcome.lead || order.outcome.supply)
        ? []
        : keysOf(order.person).map((key) => this.suppression.hash(key));
    if (order.releases !== null) {
      await this.queries.release(tx, {
        id: answer.id,
        leadId,
        contactId,
        parse: order.parse,
        parserVersion: order.parserVersion,
        reviewerId: order.releases.reviewer.id,
        reviewerRole: order.releases.reviewer.role,
        at: order.receivedAt,
        cameBack: order.askedAgain,
        lifts,
      });
      return;
    }
    await this.queries.record(tx, {
      id: answer.id,
      trackingCode: answer.code,
      status: quarantined ? 'quarantined' : 'accepted',
      quarantineReason: order.quarantineReason,
      textDigest: order.textDigest,
      leadId,
      contactId,
      siteId: order.siteId,
      formVersion: order.formVersion,
      channel: order.channel,
      enteredBy: order.enteredBy?.id ?? null,
      enteredByRole: order.apiKeyId === undefined ? (order.enteredBy?.role ?? null) : 'api_key',
      apiKeyId: order.apiKeyId ?? null,
      receivedAt: order.receivedAt,
      submission: order.submission,
      parse: order.parse,
      parserVersion: order.parserVersion,
      phone: order.person.phone,
      wechat: order.person.wechat,
      bodyHash: order.bodyHash,
      source: order.source,
      ip: order.ip,
      userAgent: order.userAgent,
      consents: order.consents,
      lifts,
      addedCompany:
        begun.addedCompany === null || begun.companyId === null
          ? null
          : { id: begun.companyId, name: begun.addedCompany },
    });
  }

  private async attach(
    tx: EntityManager,
    order: IntakeOrder,
    inquiryId: string,
    person: {
      readonly contactId: string;
      readonly companyId: string | null;
      readonly added: boolean;
    },
  ): Promise<LeadAttachment> {
    const intake: LeadIntake = {
      inquiryId,
      contactId: person.contactId,
      facts: { ...order.facts, companyId: person.companyId },
      source: {
        siteId: order.siteId,
        channel: order.channel,
        url: order.source.url,
        title: order.source.title,
        sourceChannel: order.source.channel,
      },
      enteredById: order.enteredBy?.id ?? null,
      receivedAt: order.receivedAt,
      timeZone: this.config.tzName,
    };
    return person.added && order.outcome.request === null
      ? this.leads.openForNewPerson(intake)
      : this.leads.attachOrOpen(tx, intake);
  }

  /** @param outlook made of the order's own facts: only for a lead that is nothing else yet */
  private async route(
    tx: EntityManager,
    lead: LeadAttachment,
    now: Date,
    routed: boolean,
    outlook: Outlook | null,
  ): Promise<void> {
    if (!routed) {
      if (lead.ownerId === null) await this.routing.leaveWaiting(tx, lead, 'rule_failed', now);
      return;
    }
    try {
      await this.routing.assignNew(tx, lead, now, outlook);
    } catch (error) {
      throw new RoutingFailed(error);
    }
  }
}

/** The start of the writing, and the outlook that travelled with it; a failing rule is told from a failing start. */
async function bothDone(
  begins: Promise<Begun>,
  foresees: Promise<Outlook | null> | null,
): Promise<[Begun, Outlook | null]> {
  const [begun, outlook] = await Promise.allSettled([begins, foresees]);
  if (begun.status === 'rejected') throw begun.reason;
  if (outlook.status === 'rejected') throw new RoutingFailed(outlook.reason);
  return [begun.value, outlook.value];
}

/** Waits for all, also when one failed, so that nothing of a transaction is under way when it ends; then fails like the first. */
async function allDone(works: readonly Promise<unknown>[]): Promise<void> {
  for (const done of await Promise.allSettled(works)) if (done.status === 'rejected') throw done.reason;
}

/** Two transactions in each other's way, or the same random code twice: the next try succeeds. */
function isTransient(error: unknown): boolean {
  const code = driverError(error)?.code;
  if (code !== undefined && RETRYABLE.has(code)) return true;
  return isUniqueViolation(error, 'inquiries_tracking_code_key');
}

/** 16 bytes hold 8 fair ones but once in 10⁷ times; then the next 16 do. */
function newTrackingCode(): string {
  for (;;) {
    const code = trackingCodeFrom(randomBytes(16));
    if (code !== null) return code;
  }
}
