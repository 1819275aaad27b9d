import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Clock, RateLimits, localDate, notFound, type Config } from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import { offeredParks } from '../forms/form-submissions';
import { PublishedForms } from '../forms/published-forms';
import { shownBands } from '../forms/tax-bands.policy';
import { parseInquiry } from '../parse/parse-inquiry.policy';
import { pastedAnswers, type PastedAnswers } from './pasted-answers.policy';

/** A page asks once for a pause in typing; more is somebody using us as a parser. */
const PER_MINUTE = 30;

/** Reads a text that somebody pasted into the form, for them to confirm. Stores nothing and writes no line about it. */
@Injectable()
export class ReadPastedService {
  public constructor(
    private readonly workspace: WorkspaceView,
    private readonly published: PublishedForms,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws DomainError not_found (site), rate_limited */
  public async read(siteKey: string, text: string, ip: string | null): Promise<PastedAnswers> {
    await this.limits.consume('inquiry:pasted', ip ?? '-', PER_MINUTE, 60);
    const site = await this.workspace.site(siteKey);
    if (site === null) throw notFound();
    const { definition } = await this.published.of(site);
    const { fields } = parseInquiry(text, { today: localDate(this.clock.now(), this.config.tzName) });
    return pastedAnswers(text, fields, {
      needTypes: definition.needTypes,
      areaUnits: definition.areaUnits,
      industries: definition.industries.map(({ value }) => value),
      taxBands: shownBands(definition.taxBands).map(({ value }) => value),
      parks: offeredParks(definition.parkIds, await this.workspace.parks()).map(({ name }) => name),
    });
  }
}
