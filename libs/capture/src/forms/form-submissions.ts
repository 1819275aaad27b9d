import { Injectable } from '@nestjs/common';
import { fieldError, validationFailed, type FieldError } from '@luodi/platform';
import { WorkspaceView, type SiteView } from '@luodi/workspace';
import type { InquiryContent } from '../intake/inquiry-content.policy';
import { FormCounters } from './form-counters';
import { formRuleFaults } from './form-rules.policy';
import { PrefillLinks, type FollowedLink } from './prefill-links';
import { PublishedForms, type PublishedForm } from './published-forms';

/** What a submission says about the form it was filled in on. */
export interface FormProofs {
  readonly prefill?: string | undefined;
  readonly channelCode?: string | undefined;
  /** Present when it was filled in on our form or widget: then the form's rules hold. */
  readonly formVersion?: number | undefined;
}

/** A submission with its proved source and the form that is in force. */
export interface PlacedSubmission {
  readonly content: InquiryContent;
  readonly form: PublishedForm;
  readonly parks: readonly { readonly id: string; readonly name: string }[];
  /** Counts it for the site's statistics. `seconds` from opening the form to sending it, when known. */
  readonly count: (seconds: number | null) => void;
}

/** The published form's part in taking an inquiry. */
@Injectable()
export class FormSubmissions {
  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly published: PublishedForms,
    private readonly links: PrefillLinks,
    private readonly counters: FormCounters,
  ) {}

  /**
   * Proves the source, and holds a submission that says it comes from our form to that form's rules.
   * @throws DomainError validation_failed
   */
  public async place(site: SiteView, sent: InquiryContent, proofs: FormProofs): Promise<PlacedSubmission> {
    const { source, link, channel } = await this.links.source(site, sent.source, proofs);
    const form = await this.published.of(site);
    const content = { ...sent, source };
    if (proofs.formVersion !== undefined) {
      const faults = await this.faults(form, content, link);
      if (faults.length > 0) throw validationFailed(faults);
    }
    const { url, verified: signed } = source;
    const count = (seconds: number | null): void =>
      this.counters.count({ siteId: site.id, kind: 'submits', url, channel, signed, seconds });
    return { content, form, parks: await this.workspace.parks(), count };
  }

  /** What the published form's rules miss. The form of a site that published none only asks for a name. */
  public async faults(
    form: PublishedForm,
    content: InquiryContent,
    link: FollowedLink | null,
  ): Promise<FieldError[]> {
    const { definition, number } = form;
    const parks = await this.workspace.parks();
    if (number === 0) {
      const wanted = definition.fields.some((field) => field.key === 'contact' && field.mode === 'required');
      return wanted && content.contact === null ? [fieldError('contact', 'required')] : [];
    }
    return formRuleFaults(definition, content, {
      parks: offeredParks(definition.parkIds, parks).map((park) => park.name),
      industry: link?.industry ?? null,
    });
  }
}

/** The active parks of a form, in its own order; all of them when it names none. */
export function offeredParks<P extends { readonly id: string }>(
  parkIds: readonly string[],
  parks: readonly P[],
): P[] {
  if (parkIds.length === 0) return [...parks];
  return parkIds.map((id) => parks.find((park) => park.id === id)).filter((park) => park !== undefined);
}
