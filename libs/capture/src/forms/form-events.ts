import { Injectable } from '@nestjs/common';
import { Clock, RateLimits, notFound } from '@luodi/platform';
import { WorkspaceView, type SiteView } from '@luodi/workspace';
import { FormKey } from '../public/form-key';
import { readFormToken } from '../public/form-token';
import { FormCounters } from './form-counters';
import type { FormEventDto } from './form-statistics.dto';
import { PrefillLinks } from './prefill-links';
import { isProgram } from './statistics.policy';

const ADDRESS_PER_MINUTE = 60;
const SITE_PER_MINUTE = 6_000;
/** A form left open for longer is somebody else's start. */
const MAX_AGE_MS = 24 * 3_600_000;

interface Sender {
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/** Takes what pages report about themselves. */
@Injectable()
export class FormEvents {
  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly links: PrefillLinks,
    private readonly counters: FormCounters,
    private readonly formKey: FormKey,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found (site), rate_limited */
  public async take(siteKey: string, event: FormEventDto, sender: Sender): Promise<void> {
    await this.limits.consume('event:address', sender.ip ?? '-', ADDRESS_PER_MINUTE, 60);
    const site = await this.workspace.site(siteKey);
    if (site === null) throw notFound();
    await this.limits.consume('event:site', site.key, SITE_PER_MINUTE, 60);
    if (isProgram(sender.userAgent)) return;
    if (event.kind === 'view' ? !this.counters.admitsView(sender.ip) : !this.isFirstStart(site, event))
      return;
    const claimed = {
      url: event.article ?? null,
      title: null,
      referrer: null,
      channel: null,
      utm: {},
      verified: false,
    };
    const { source, channel } = await this.links.source(site, claimed, event);
    this.counters.count({
      siteId: site.id,
      kind: event.kind === 'view' ? 'views' : 'starts',
      url: source.url,
      channel,
      signed: source.verified,
    });
  }

  private isFirstStart(site: SiteView, { formToken = '' }: FormEventDto): boolean {
    const token = readFormToken(this.formKey.key, site.key, formToken, this.clock.now());
    return token.state === 'good' && token.ageMs <= MAX_AGE_MS && this.counters.admitsStart(formToken);
  }
}
