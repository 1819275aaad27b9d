import { Injectable } from '@nestjs/common';
import { WorkspaceView, type SiteView } from '@luodi/workspace';
import type { Request } from 'express';
import { FormCounters } from '../forms/form-counters';
import { isProgram } from '../forms/statistics.policy';
import { requestMeta } from '../intake/request-meta';
import { PrefillLinks, type FollowedLink } from '../forms/prefill-links';
import { PublishedForms, type PublishedForm } from '../forms/published-forms';
import type { FormSource, FormValues } from './form-pages';
import { emptyValues, sourceOfVisit, textOf } from './form-values.policy';

type Flat = Readonly<Record<string, unknown>>;

/** A site with the form that is in force. */
export interface VisitedForm {
  readonly site: SiteView;
  readonly form: PublishedForm;
  readonly isOpen: boolean;
  readonly hotline: string | null;
}

/** With what a visitor arrives. */
export interface Arrival {
  readonly values: FormValues;
  readonly source: FormSource;
  readonly link: FollowedLink | null;
}

/** Who comes to a hosted form, and with which link. */
@Injectable()
export class FormVisits {
  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly published: PublishedForms,
    private readonly links: PrefillLinks,
    private readonly counters: FormCounters,
  ) {}

  /** The form of a site's key, closed or not; null for an unknown key. */
  public async open(siteKey: string): Promise<VisitedForm | null> {
    const site = await this.workspace.site(siteKey);
    if (site === null) return null;
    const form = await this.published.of(site);
    return {
      site,
      form,
      isOpen: await this.published.isOpen(site),
      hotline: await this.published.hotline(site),
    };
  }

  /**
   * A first visit. Only a signed link fills anything in: what anybody could write into an address must not steer
   * who gets the inquiry. Where they say they come from is kept, as a claim.
   */
  public async arrive(visited: VisitedForm, query: Flat, request: Request): Promise<Arrival> {
    const { site } = visited;
    const link = await this.links.read(site.id, textOf(query.p));
    const code = textOf(query.c);
    const claimed = sourceOfVisit(query, request.get('referer'));
    const channel = code === '' ? null : await this.published.channel(site.id, code);
    const source = {
      ...claimed,
      url: link?.url ?? claimed.url,
      title: link?.title ?? claimed.title,
      channel: channel ?? link?.channel ?? claimed.channel,
      channelCode: channel === null ? '' : code,
    };
    this.countView(site.id, source.url, channel ?? link?.channel ?? null, link !== null, request);
    return { values: emptyValues(link), source, link };
  }

  /** One more view, unless a program or a browser that only looks ahead asked for the page. */
  private countView(
    siteId: string,
    url: string,
    channel: string | null,
    signed: boolean,
    request: Request,
  ): void {
    const { ip, userAgent } = requestMeta(request);
    const purpose = `${request.get('sec-purpose') ?? ''}${request.get('purpose') ?? ''}`;
    if (request.method !== 'GET' || isProgram(userAgent) || /prefetch|prerender/.test(purpose)) return;
    if (this.counters.admitsView(ip)) this.counters.count({ siteId, kind: 'views', url, channel, signed });
  }

  /** The link of a posted form. */
  public async linkOf(visited: VisitedForm, fields: Flat): Promise<FollowedLink | null> {
    return this.links.read(visited.site.id, textOf(fields.prefill));
  }
}
