import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Clock,
  DomainError,
  RateLimits,
  currentIdempotencyKey,
  fieldError,
  localDate,
  stableHash,
  validationFailed,
  type Config,
} from '@luodi/platform';
import { ConsentNoticeQueries } from '@luodi/privacy';
import { WorkspaceView, type SiteView } from '@luodi/workspace';
import { consentFault, formConsents } from './consent.policy';
import { FormKey } from './form-key';
import { readFormToken } from './form-token.policy';
import { contentOf, submissionOf, type InquiryContent } from './inquiry-content.policy';
import { readFacts, textToParse } from './inquiry-facts.policy';
import { outcomeOf } from './inquiry-outcome.policy';
import { readPerson } from './inquiry-person.policy';
import { IntakeService, type IntakeResult } from './intake.service';
import { RefusalLog } from './refusal-log';
import { PARSER_VERSION, parseInquiry } from './parse/parse-inquiry.policy';
import { judgeSpam } from './spam.policy';
import type { SubmitInquiryDto } from './submit-inquiry.dto';

/** Who sends it, and by which door. */
export interface SubmissionMeta {
  readonly channel: 'form' | 'api';
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The form's hidden key; the header's wins. */
  readonly formIdempotencyKey: string | null;
}

/** Submissions of one address in a minute (security.md G9), of one site in a minute, of one person in an hour. */
const ADDRESS_PER_MINUTE = 5;
const SITE_PER_MINUTE = 600;
const PERSON_PER_HOUR = 20;

/** The public intake: every rule of contract.md, then one transaction. */
@Injectable()
export class SubmitInquiryService {
  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly notices: ConsentNoticeQueries,
    private readonly intake: IntakeService,
    private readonly refusals: RefusalLog,
    private readonly limits: RateLimits,
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
    await this.limits.consume('inquiry:address', meta.ip ?? '-', ADDRESS_PER_MINUTE, 60);
    const now = this.clock.now();
    const site = await this.workspace.site(siteKey);
    if (site === null) throw new DomainError('not_found');
    await this.limits.consume('inquiry:site', site.key, SITE_PER_MINUTE, 60);
    await this.checkConsent(site, body);
    const content = contentOf(body);
    if (content.need === null && content.needType === null) {
      await this.refuse(site.id, validationFailed([fieldError('need', 'required')]));
    }
    const text = textToParse(content, null);
    const parsed = parseInquiry(text, { today: localDate(now, this.config.tzName) });
    const reading = readPerson(content, parsed.fields);
    if (!reading.ok) {
      return this.refuse(site.id, new DomainError('contact_required', {}, { errors: reading.faults }));
    }
    const { person } = reading;
    await this.limits.consume('inquiry:person', person.phone ?? person.wechat ?? '-', PERSON_PER_HOUR, 3600);
    const token = readFormToken(this.formKey.key, site.key, body.formToken ?? null, now);
    const spam = judgeSpam({
      honeypot: body.website ?? null,
      formToken: token.state,
      formAgeMs: token.state === 'good' ? token.ageMs : null,
      text: allText(content),
      intent: parsed.intent,
    });
    const parks = await this.workspace.parks();
    const key = currentIdempotencyKey() ?? meta.formIdempotencyKey;
    return this.intake.accept(
      {
        channel: meta.channel,
        siteId: site.id,
        enteredBy: null,
        receivedAt: now,
        person,
        facts: readFacts(content, parsed, person, null, parks, site.parkId),
        source: content.source,
        outcome: outcomeOf(content, parsed),
        quarantineReason: spam.reason,
        submission: submissionOf(content, null),
        parse: { text, ...parsed },
        parserVersion: PARSER_VERSION,
        bodyHash: stableHash({
          site: site.key,
          ...content,
          phone: person.phone,
          wechat: person.wechat,
          consent: body.consent,
        }),
        dedupe: true,
        idempotency: key === null ? null : { scope: `inquiry:${site.key}`, key },
        consents: formConsents(body.consent ?? {}),
        ip: meta.ip,
        userAgent: meta.userAgent,
      },
      (_tx, write) => write(),
    );
  }

  private async checkConsent(site: SiteView, body: SubmitInquiryDto): Promise<void> {
    if (!site.active) await this.refuse(site.id, new DomainError('form_closed'));
    const version = body.consent?.policyVersion;
    const known = version !== undefined && version !== null && (await this.notices.isKnown(version));
    const fault = consentFault(body.consent, known);
    if (fault !== null) await this.refuse(site.id, new DomainError(fault));
  }

  private async refuse(siteId: string, refusal: DomainError): Promise<never> {
    await this.refusals.keep(siteId, refusal.code);
    throw refusal;
  }
}

function allText(content: InquiryContent): string {
  return [content.need, content.use, content.tax, content.company, content.contact, content.message]
    .filter((text) => text !== null)
    .join('\n');
}
