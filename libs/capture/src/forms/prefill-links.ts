import { Injectable } from '@nestjs/common';
import type { SiteView } from '@luodi/workspace';
import type { InquirySource } from '../intake/inquiry-content.policy';
import { FormKey } from '../public/form-key';
import { prefillKey, readPrefill, signPrefill, type Prefill } from './prefill-token';
import { PublishedForms } from './published-forms';

/** A signed link that was followed. */
export interface FollowedLink extends Prefill {
  readonly token: string;
}

/** Where a submission comes from. */
export interface ProvedSource {
  readonly source: InquirySource;
  readonly link: FollowedLink | null;
  /** The channel, when a signed link or a channel's code says so. */
  readonly channel: string | null;
}

/** Signs and reads the links that say where a visitor comes from. */
@Injectable()
export class PrefillLinks {
  public constructor(
    private readonly formKey: FormKey,
    private readonly published: PublishedForms,
  ) {}

  /** The key of one generation, with which other programs sign links to the site. */
  public keyOf(siteId: string, generation: number): string {
    return prefillKey(this.formKey.key, siteId, generation);
  }

  /** The token of a link. */
  public async sign(siteId: string, prefill: Partial<Prefill>): Promise<string> {
    return signPrefill(await this.key(siteId), prefill);
  }

  private async key(siteId: string): Promise<string> {
    return this.keyOf(siteId, await this.published.generation(siteId));
  }

  /** What a link says; null without a token and for a forged one. */
  public async read(siteId: string, token: string | null | undefined): Promise<FollowedLink | null> {
    if (token === null || token === undefined || token === '') return null;
    const prefill = readPrefill(await this.key(siteId), token);
    return prefill === null ? null : { ...prefill, token };
  }

  /**
   * Where a submission comes from: what a signed link says wins and is marked as verified, a channel's code becomes
   * its name; the rest is what the sender claims.
   */
  public async source(
    site: SiteView,
    claimed: InquirySource,
    proofs: { readonly prefill?: string | undefined; readonly channelCode?: string | undefined },
  ): Promise<ProvedSource> {
    const link = await this.read(site.id, proofs.prefill);
    const coded =
      proofs.channelCode === undefined ? null : await this.published.channel(site.id, proofs.channelCode);
    const source = {
      ...claimed,
      url: link?.url ?? claimed.url,
      title: link?.title ?? claimed.title,
      channel: coded ?? link?.channel ?? claimed.channel,
      verified: link !== null,
    };
    return { source, link, channel: coded ?? link?.channel ?? null };
  }
}
