import { Injectable } from '@nestjs/common';
import type { PersonFacts } from '@luodi/contacts';
import { DomainError, RateLimits } from '@luodi/platform';
import { ConsentNoticeQueries } from '@luodi/privacy';
import { WorkspaceView, type SiteView } from '@luodi/workspace';
import { PublishedForms } from '../forms/published-forms';
import { consentFault } from './consent.policy';
import { RefusalLog } from './refusal-log';
import { SiteGuardService } from '../spam/site-guard.service';
import type { ConsentDto } from '../public/submit-inquiry.dto';

/** Submissions of one address in a minute (security.md G9), of one person in an hour. */
const ADDRESS_PER_MINUTE = 5;
const PERSON_PER_HOUR = 20;
/** Refused posts of one address in a minute: each writes a line of the intake log. */
const REFUSED_PER_MINUTE = 20;

/** A site that takes a submission. */
export interface Admission {
  readonly site: SiteView;
  /** Since when a proof of work is asked for, because more come in than people write; null: none is. */
  readonly guardedSince: Date | null;
}

/** Who may submit, where, how often, and with which consent: everything before a word of it is read. */
@Injectable()
export class IntakeGate {
  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly forms: PublishedForms,
    private readonly notices: ConsentNoticeQueries,
    private readonly refusals: RefusalLog,
    private readonly limits: RateLimits,
    private readonly guards: SiteGuardService,
  ) {}

  /**
   * The site that takes the submission, and whether it asks for a proof of work just now.
   * @throws DomainError rate_limited, not_found (site), form_closed, consent_required, policy_unknown
   */
  public async admit(
    siteKey: string,
    consent: ConsentDto | null | undefined,
    ip: string | null,
  ): Promise<Admission> {
    await this.limits.consume('inquiry:address', ip ?? '-', ADDRESS_PER_MINUTE, 60);
    const site = await this.workspace.site(siteKey);
    if (site === null) throw new DomainError('not_found');
    const guardedSince = await this.guards.admit(site.id);
    if (!(await this.forms.isOpen(site))) await this.refuse(site.id, new DomainError('form_closed'));
    const version = consent?.policyVersion;
    const known = version !== undefined && version !== null && (await this.notices.isKnown(version));
    const fault = consentFault(consent, known);
    if (fault !== null) await this.refuse(site.id, new DomainError(fault));
    return { site, guardedSince };
  }

  /** Since when the site asks for a proof of work, read without the database; null for an unknown site, too. */
  public async guardedSince(siteKey: string): Promise<Date | null> {
    const site = await this.workspace.site(siteKey);
    return site === null ? null : this.guards.guardedSince(site.id);
  }

  /** @throws DomainError rate_limited for a person who writes too often */
  public async admitPerson(person: PersonFacts): Promise<void> {
    await this.limits.consume('inquiry:person', person.phone ?? person.wechat ?? '-', PERSON_PER_HOUR, 3600);
  }

  /** Logs a refusal (time, site and reason alone) and throws it. */
  public async refuse(siteId: string, refusal: DomainError): Promise<never> {
    await this.refusals.keep(siteId, refusal.code);
    throw refusal;
  }

  /**
   * Logs what a page refused by itself.
   * @throws DomainError rate_limited
   */
  public async pageRefused(siteId: string, code: string, ip: string | null): Promise<void> {
    await this.limits.consume('inquiry:refused', ip ?? '-', REFUSED_PER_MINUTE, 60);
    await this.refusals.keep(siteId, code);
  }
}
