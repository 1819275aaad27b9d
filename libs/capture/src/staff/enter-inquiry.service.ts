import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Machine } from '@luodi/identity';
import {
  CONFIG,
  Clock,
  fieldError,
  localDate,
  notFound,
  stableHash,
  translate,
  currentLocale,
  validationFailed,
  withIdempotency,
  type Config,
} from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import type { EntityManager } from 'typeorm';
import { entryCorrections } from '../corrections/parse-correction.policy';
import { ParseCorrections } from '../corrections/parse-corrections';
import { staffConsents } from '../intake/consent.policy';
import { allText, contentOf, submissionOf } from '../intake/inquiry-content.policy';
import { readFacts, readText } from '../intake/inquiry-facts.policy';
import { outcomeOf } from '../intake/inquiry-outcome.policy';
import { contactRequired, readPerson } from '../intake/inquiry-person.policy';
import type { EnteredResponse, InquiryProgressResponse, ParsedResponse } from './inquiry.response';
import { INTAKE_DEFAULTS, type IntakeOrder } from '../intake/intake-order';
import { IntakeService } from '../intake/intake.service';
import { statusOf } from '../tracking/progress.presenter';
import { formatTrackingCode } from '../tracking/tracking-code.policy';
import { SpamLessons } from '../spam/spam-lessons.service';
import { judgeSpam } from '../spam/spam.policy';
import { TrackingQueries } from '../tracking/tracking.queries';
import type { InquiryIntent } from '../parse/inquiry-fields';
import { PARSER_VERSION, parseInquiry } from '../parse/parse-inquiry.policy';
import type { EnterInquiryDto } from '../public/submit-inquiry.dto';

/** An order with what its text means. */
interface EntryOrder extends IntakeOrder {
  readonly intent: InquiryIntent;
}

/** What staff type in or paste (telephone, WeChat, walk-in, referral, exhibition), and what other programs send. */
@Injectable()
export class EnterInquiryService {
  public constructor(
    private readonly intake: IntakeService,
    private readonly workspace: WorkspaceView,
    private readonly corrections: ParseCorrections,
    private readonly tracking: TrackingQueries,
    private readonly lessons: SpamLessons,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Reads a text and stores nothing. */
  public parse(text: string): ParsedResponse {
    const parsed = parseInquiry(text, { today: localDate(this.clock.now(), this.config.tzName) });
    return {
      fields: parsed.fields,
      spans: parsed.spans.map((span) => ({ ...span })),
      warnings: parsed.warnings.map((warning) => ({
        ...warning,
        message: translate(currentLocale(), `parse.${warning.code}`),
      })),
      intent: parsed.intent,
    };
  }

  /**
   * Stores an inquiry under the member of staff who took it. An agent with room keeps the lead; everybody
   * else's entries go through the rules.
   * @throws DomainError contact_required; validation_failed when nothing says what is wanted; person_restrained (409) for
   *   somebody who wanted to be left alone, unless `askedAgain` says how they came back
   */
  public async enter(actor: Actor, body: EnterInquiryDto): Promise<EnteredResponse> {
    const order = await this.orderOf(actor, body, null);
    return this.intake.accept(order, (tx, write) =>
      withIdempotency(tx, `${actor.id}:inquiries`, body, async () => {
        const { answer, lead, fresh, supplyOfferId } = await write();
        if (fresh) await this.keepCorrections(tx, actor, body, answer.id, order.receivedAt);
        return {
          inquiryId: answer.id,
          leadId: lead?.leadId ?? null,
          ...(supplyOfferId === null ? {} : { supplyOfferId }),
          ...(lead !== null && lead.kind !== 'opened' ? { duplicateOf: lead.leadId } : {}),
        };
      }),
    );
  }

  /** What was entered otherwise than the parser read it of the pasted text. */
  private async keepCorrections(
    tx: EntityManager,
    actor: Actor,
    body: EnterInquiryDto,
    inquiryId: string,
    at: Date,
  ): Promise<void> {
    const { text } = body;
    if (text === undefined || text === '') return;
    const parsed = parseInquiry(text, { today: localDate(at, this.config.tzName) });
    const corrections = entryCorrections(text, parsed, contentOf(body));
    await this.corrections.store(tx, inquiryId, PARSER_VERSION, corrections, actor.id, at);
  }

  /**
   * Stores an inquiry that another program brought with its key, counted for the key's site and source. What it wrote is
   * judged as a form's is: behind a program stands a form of somebody else's. The answer is the same for people who are
   * known and who are not, and for spam.
   * @throws DomainError contact_required; validation_failed when nothing says what is wanted
   */
  public async receive(machine: Machine, body: EnterInquiryDto): Promise<EnteredResponse> {
    const site = machine.siteId === null ? null : await this.workspace.siteById(machine.siteId);
    const order = await this.orderOf(null, body, site?.parkId ?? null);
    const attributed: IntakeOrder = {
      ...order,
      ...(await this.judge(body, order)),
      // A program can't know how somebody came back.
      askedAgain: null,
      apiKeyId: machine.apiKeyId,
      siteId: site?.id ?? null,
      source: { ...order.source, channel: order.source.channel ?? machine.name },
    };
    return this.intake.accept(attributed, (tx, write) =>
      withIdempotency(tx, `${machine.apiKeyId}:inquiries`, body, async () => {
        const { answer } = await write();
        return { inquiryId: answer.id, leadId: null, trackingCode: formatTrackingCode(answer.code) };
      }),
    );
  }

  /**
   * What became of an inquiry that this key brought.
   * @throws DomainError not_found also for every other inquiry
   */
  public async progress(machine: Machine, inquiryId: string): Promise<InquiryProgressResponse> {
    const row = await this.tracking.findOfKey(inquiryId, machine.apiKeyId);
    if (row === null) throw notFound();
    return {
      inquiryId: row.id,
      trackingCode: formatTrackingCode(row.tracking_code),
      status: statusOf(row),
      receivedAt: row.received_at.toISOString(),
    };
  }

  private async judge(
    body: EnterInquiryDto,
    { person, intent }: EntryOrder,
  ): Promise<Pick<IntakeOrder, 'quarantineReason' | 'textDigest'>> {
    const text = [body.text ?? '', allText(contentOf(body))].filter((part) => part !== '').join('\n');
    const lesson = await this.lessons.recall({ person: person.phone ?? person.wechat, text });
    const { reason } = judgeSpam({
      text,
      intent,
      lesson,
      honeypot: null,
      formToken: 'absent',
      formAgeMs: null,
      proof: 'not_needed',
    });
    return { quarantineReason: reason, textDigest: reason === null ? null : this.lessons.textDigest(text) };
  }

  private async orderOf(
    actor: Actor | null,
    body: EnterInquiryDto,
    sitePark: string | null,
  ): Promise<EntryOrder> {
    const now = this.clock.now();
    const content = contentOf(body);
    const pasted = body.text === undefined || body.text === '' ? null : body.text;
    if (pasted === null && content.need === null && content.needType === null) {
      throw validationFailed([fieldError('need', 'required')]);
    }
    const { text, parsed } = readText(content, pasted, localDate(now, this.config.tzName));
    const reading = readPerson(content, parsed.fields);
    if (!reading.ok) throw contactRequired(reading.faults);
    const parks = await this.workspace.parks();
    return {
      ...INTAKE_DEFAULTS,
      intent: parsed.intent,
      channel: body.channel,
      enteredBy: actor,
      receivedAt: now,
      person: reading.person,
      facts: readFacts(content, parsed, reading.person, pasted, parks, sitePark),
      source: content.source,
      outcome: outcomeOf(content, parsed),
      submission: submissionOf(content, pasted),
      parse: { text, ...parsed },
      bodyHash: stableHash(body),
      consents: staffConsents(
        body.consentBasis,
        body.consent,
        actor === null ? undefined : body.askedAgain?.note,
      ),
      askedAgain: body.askedAgain?.note ?? null,
    };
  }
}
