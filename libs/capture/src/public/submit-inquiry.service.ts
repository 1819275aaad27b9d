import { Inject, Injectable } from '@nestjs/common';
import type { PersonFacts } from '@luodi/contacts';
import {
  CONFIG,
  Clock,
  DomainError,
  currentIdempotencyKey,
  fieldError,
  localDate,
  stableHash,
  validationFailed,
  type Config,
} from '@luodi/platform';
import type { SiteView } from '@luodi/workspace';
import { FormSubmissions } from '../forms/form-submissions';
import { formConsents } from '../intake/consent.policy';
import { FormKey } from './form-key';
import { readFormToken, type FormTokenResult } from './form-token';
import { saysUnderFourteen } from '../intake/age.policy';
import { allText, contentOf, submissionOf, type InquiryContent } from '../intake/inquiry-content.policy';
import { readFacts, readText } from '../intake/inquiry-facts.policy';
import { outcomeOf } from '../intake/inquiry-outcome.policy';
import { contactRequired, readPerson } from '../intake/inquiry-person.policy';
import { IntakeGate } from '../intake/intake-gate';
import { INTAKE_DEFAULTS, type IntakeOrder } from '../intake/intake-order';
import { IntakeService, type IntakeResult } from '../intake/intake.service';
import { ProofOfWork } from '../spam/proof-of-work';
import { SiteGuardService } from '../spam/site-guard.service';
import { SpamLessons } from '../spam/spam-lessons.service';
import { judgeSpam, type SpamFacts, type SpamReason } from '../spam/spam.policy';
import { Turnstile } from '../spam/turnstile';
import type { SubmitInquiryDto } from './submit-inquiry.dto';

/** Who sends it, and by which door. */
export interface SubmissionMeta {
  readonly channel: 'form' | 'api';
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The form's hidden key; the header's wins. */
  readonly formIdempotencyKey: string | null;
}

/** Submissions without the proof that was asked for: so many are taken at once, so many wait. */
const UNPROVED_AT_ONCE = 2;
const UNPROVED_WAITING = 200;

/** The public intake: every rule of contract.md, then one transaction. */
@Injectable()
export class SubmitInquiryService {
  private readonly unproved = new Turnstile(UNPROVED_AT_ONCE, UNPROVED_WAITING);

  public constructor(
    private readonly gate: IntakeGate,
    private readonly intake: IntakeService,
    private readonly forms: FormSubmissions,
    private readonly formKey: FormKey,
    private readonly proofs: ProofOfWork,
    private readonly guards: SiteGuardService,
    private readonly lessons: SpamLessons,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Spam is answered like success and waits in quarantine.
   * @throws DomainError not_found (site), form_closed, consent_required, policy_unknown, contact_required,
   *   validation_failed (neither need nor needType), idempotency_mismatch, rate_limited
   */
  public async submit(siteKey: string, body: SubmitInquiryDto, meta: SubmissionMeta): Promise<IntakeResult> {
    const since = await this.gate.guardedSince(siteKey);
    const skips = since === null || (await this.maySkipLine(siteKey, body, since));
    if (skips) return this.take(siteKey, body, meta, false);
    // A flood stands in line behind one door before it costs a single query; who brings what looks like a proof, and
    // everybody in quiet times, walks past it.
    return this.unproved.pass(() => this.take(siteKey, body, meta, true), tooMany);
  }

  private async take(
    siteKey: string,
    body: SubmitInquiryDto,
    meta: SubmissionMeta,
    hasStoodInLine: boolean,
  ): Promise<IntakeResult> {
    const now = this.clock.now();
    const { site, guardedSince } = await this.gate.admit(siteKey, body.consent, meta.ip);
    const { content, form, parks, count } = await this.forms.place(site, contentOf(body), body);
    if (content.need === null && content.needType === null) {
      await this.gate.refuse(site.id, validationFailed([fieldError('need', 'required')]));
    }
    const { text, parsed } = readText(content, null, localDate(now, this.config.tzName));
    const typed = allText(content);
    if (saysUnderFourteen(body.age ?? null, typed)) {
      await this.gate.refuse(site.id, new DomainError('guardian_required'));
    }
    const reading = readPerson(content, parsed.fields);
    if (!reading.ok) {
      return this.gate.refuse(site.id, contactRequired(reading.faults));
    }
    const { person } = reading;
    await this.gate.admitPerson(person);
    const key = currentIdempotencyKey() ?? meta.formIdempotencyKey;
    const hash = bodyHash(site.key, content, person, body);
    const token = readFormToken(this.formKey.key, site.key, body.formToken ?? null, now);
    const proof =
      guardedSince === null
        ? 'not_needed'
        : await this.proofOf(site, body, { hash, token, guardedSince, now });
    const quarantineReason = spamReason(body, token, {
      text: typed,
      intent: parsed.intent,
      proof,
      lesson: await this.lessons.recall({ person: person.phone ?? person.wechat, text: typed }),
    });
    const order: IntakeOrder = {
      ...INTAKE_DEFAULTS,
      channel: meta.channel,
      siteId: site.id,
      formVersion: form.number,
      receivedAt: now,
      person,
      facts: readFacts(content, parsed, person, null, parks, site.parkId),
      source: content.source,
      outcome: outcomeOf(content, parsed),
      quarantineReason,
      submission: submissionOf(content, null),
      parse: { text, ...parsed },
      bodyHash: hash,
      dedupe: true,
      idempotency: key === null ? null : { scope: `inquiry:${site.key}`, key },
      consents: formConsents(body.consent ?? {}),
      ip: meta.ip,
      userAgent: meta.userAgent,
      textDigest: quarantineReason === null ? null : this.lessons.textDigest(typed),
    };
    const write = (): Promise<IntakeResult> => this.intake.accept(order, (_tx, go) => go());
    const result = await (proof === 'missing' && !hasStoodInLine
      ? this.unproved.pass(write, tooMany)
      : write());
    // A form's own submissions alone: a program that posts has shown nobody a form.
    const isOurs = meta.channel === 'form' || token.state === 'good';
    if (result.fresh && quarantineReason === null && isOurs) {
      count(token.state === 'good' ? token.ageMs / 1000 : null);
    }
    return result;
  }

  private async maySkipLine(siteKey: string, body: SubmitInquiryDto, since: Date): Promise<boolean> {
    const now = this.clock.now();
    const token = readFormToken(this.formKey.key, siteKey, body.formToken ?? null, now);
    return servedBefore(token, since, now) || (await this.proofs.holds(siteKey, body.proof ?? null));
  }

  /** Who opened the form before the guard was up was given no riddle, and is let in for the form's own token. */
  private async proofOf(
    site: SiteView,
    body: SubmitInquiryDto,
    { hash, token, guardedSince, now }: ProofFacts,
  ): Promise<'good' | 'missing' | 'not_needed'> {
    if (await this.proofs.accept(site.key, body.proof ?? null, hash)) return 'good';
    if (token.state !== 'good' || !servedBefore(token, guardedSince, now)) return 'missing';
    const isFirst = await this.proofs.acceptForm(body.formToken ?? '', token.ageMs, hash);
    return isFirst && (await this.guards.passesEarlier(site.id)) ? 'not_needed' : 'missing';
  }
}

function servedBefore(token: FormTokenResult, since: Date, now: Date): boolean {
  return token.state === 'good' && now.getTime() - token.ageMs < since.getTime();
}

interface ProofFacts {
  readonly hash: Buffer;
  readonly token: FormTokenResult;
  readonly guardedSince: Date;
  readonly now: Date;
}

function spamReason(
  body: SubmitInquiryDto,
  token: FormTokenResult,
  facts: Pick<SpamFacts, 'text' | 'intent' | 'proof' | 'lesson'>,
): SpamReason | null {
  return judgeSpam({
    ...facts,
    honeypot: body.website ?? null,
    formToken: token.state,
    formAgeMs: token.state === 'good' ? token.ageMs : null,
  }).reason;
}

/** Some seconds of work wait already: come back later. */
function tooMany(): DomainError {
  return new DomainError('rate_limited', { minutes: 1 }, { retryAfterSeconds: 60 });
}

/** Equal for equal wishes of one person at one site, however the number was written; tokens do not count. */
function bodyHash(
  siteKey: string,
  content: InquiryContent,
  person: PersonFacts,
  body: SubmitInquiryDto,
): Buffer {
  return stableHash({
    site: siteKey,
    ...content,
    phone: person.phone,
    wechat: person.wechat,
    consent: body.consent,
  });
}
