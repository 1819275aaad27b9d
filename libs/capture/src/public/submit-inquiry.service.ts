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
import { FormSubmissions } from '../forms/form-submissions';
import { formConsents } from '../intake/consent.policy';
import { FormKey } from './form-key';
import { readFormToken } from './form-token';
import { contentOf, submissionOf, type InquiryContent } from '../intake/inquiry-content.policy';
import { readFacts, readText } from '../intake/inquiry-facts.policy';
import { outcomeOf } from '../intake/inquiry-outcome.policy';
import { readPerson } from '../intake/inquiry-person.policy';
import { IntakeGate } from '../intake/intake-gate';
import { IntakeService, type IntakeResult } from '../intake/intake.service';
import type { InquiryIntent } from '../parse/inquiry-fields';
import { PARSER_VERSION } from '../parse/parse-inquiry.policy';
import { judgeSpam, type SpamReason } from '../intake/spam.policy';
import type { SubmitInquiryDto } from './submit-inquiry.dto';

/** Who sends it, and by which door. */
export interface SubmissionMeta {
  readonly channel: 'form' | 'api';
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The form's hidden key; the header's wins. */
  readonly formIdempotencyKey: string | null;
}

/** The public intake: every rule of contract.md, then one transaction. */
@Injectable()
export class SubmitInquiryService {
  public constructor(
    private readonly gate: IntakeGate,
    private readonly intake: IntakeService,
    private readonly forms: FormSubmissions,
    private readonly formKey: FormKey,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Spam is answered like success and waits in quarantine.
   * @throws DomainError not_found (site), form_closed, consent_required, policy_unknown, contact_required,
   *   validation_failed (neither need nor needType), idempotency_mismatch, rate_limited
   */
  public async submit(siteKey: string, body: SubmitInquiryDto, meta: SubmissionMeta): Promise<IntakeResult> {
    const now = this.clock.now();
    const site = await this.gate.admit(siteKey, body.consent, meta.ip);
    const { content, form, parks } = await this.forms.place(site, contentOf(body), body);
    if (content.need === null && content.needType === null) {
      await this.gate.refuse(site.id, validationFailed([fieldError('need', 'required')]));
    }
    const { text, parsed } = readText(content, null, localDate(now, this.config.tzName));
    const reading = readPerson(content, parsed.fields);
    if (!reading.ok) {
      return this.gate.refuse(site.id, new DomainError('contact_required', {}, { errors: reading.faults }));
    }
    const { person } = reading;
    await this.gate.admitPerson(person);
    const key = currentIdempotencyKey() ?? meta.formIdempotencyKey;
    return this.intake.accept(
      {
        channel: meta.channel,
        siteId: site.id,
        formVersion: form.number,
        enteredBy: null,
        receivedAt: now,
        person,
        facts: readFacts(content, parsed, person, null, parks, site.parkId),
        source: content.source,
        outcome: outcomeOf(content, parsed),
        quarantineReason: this.spamReason(site.key, body, content, parsed.intent, now),
        submission: submissionOf(content, null),
        parse: { text, ...parsed },
        parserVersion: PARSER_VERSION,
        bodyHash: bodyHash(site.key, content, person, body),
        dedupe: true,
        idempotency: key === null ? null : { scope: `inquiry:${site.key}`, key },
        consents: formConsents(body.consent ?? {}),
        ip: meta.ip,
        userAgent: meta.userAgent,
      },
      (_tx, write) => write(),
    );
  }

  private spamReason(
    siteKey: string,
    body: SubmitInquiryDto,
    content: InquiryContent,
    intent: InquiryIntent,
    now: Date,
  ): SpamReason | null {
    const token = readFormToken(this.formKey.key, siteKey, body.formToken ?? null, now);
    return judgeSpam({
      honeypot: body.website ?? null,
      formToken: token.state,
      formAgeMs: token.state === 'good' ? token.ageMs : null,
      text: allText(content),
      intent,
    }).reason;
  }
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

function allText(content: InquiryContent): string {
  return [content.need, content.use, content.tax, content.company, content.contact, content.message]
    .filter((text) => text !== null)
    .join('\n');
}
