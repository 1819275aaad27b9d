import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Clock,
  DomainError,
  RateLimits,
  fieldError,
  localDate,
  stableHash,
  validationFailed,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { WorkspaceView } from '@luodi/workspace';
import { contentOf, submissionOf } from '../intake/inquiry-content.policy';
import { readFacts, readText } from '../intake/inquiry-facts.policy';
import { outcomeOf } from '../intake/inquiry-outcome.policy';
import { INTAKE_DEFAULTS } from '../intake/intake-order';
import { IntakeService } from '../intake/intake.service';
import { TrackInquiryService } from './track-inquiry.service';
import type { CorrectInquiryDto } from './track-inquiry.dto';

/** Corrections of one inquiry in an hour: enough for second thoughts, too few to flood an agent. */
const PER_HOUR = 5;

/**
 * What a prospect adds or corrects on the status page (PIPL 46). It is another inquiry of the same person: the lead's
 * blanks are filled, nothing that people entered is overwritten, and the agent is told and decides.
 */
@Injectable()
export class CorrectInquiryService {
  public constructor(
    private readonly tracking: TrackInquiryService,
    private readonly intake: IntakeService,
    private readonly workspace: WorkspaceView,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @throws DomainError tracking_not_found (wrong code and wrong digits alike), rate_limited, inquiry_withdrawn (422),
   *   validation_failed when nothing was said
   */
  public async correct(
    code: string,
    body: CorrectInquiryDto,
    meta: { readonly ip: string | null; readonly userAgent: string | null },
  ): Promise<void> {
    const row = await this.tracking.find(code, body.phoneLast4, meta.ip);
    if (row.status === 'withdrawn') throw new DomainError('inquiry_withdrawn');
    const said = contentOf({ need: body.text, company: body.company, contact: body.contact });
    if (said.need === null && said.company === null && said.contact === null) {
      throw validationFailed([fieldError('text', 'required')]);
    }
    await this.limits.consume('tracking:correct', row.tracking_code, PER_HOUR, 3600);
    const now = this.clock.now();
    const content = { ...said, need: said.need ?? '' };
    const { text, parsed } = readText(content, null, localDate(now, this.config.tzName));
    const person = {
      phone: row.phone,
      wechat: row.wechat,
      name: said.contact,
      email: null,
      company: said.company,
      uscc: null,
    };
    const site = row.site_key === null ? null : await this.workspace.site(row.site_key);
    await this.intake.accept(
      {
        ...INTAKE_DEFAULTS,
        channel: 'form',
        siteId: site?.id ?? null,
        receivedAt: now,
        person,
        facts: readFacts(content, parsed, person, null, await this.workspace.parks(), null),
        source: said.source,
        // What is added to an offer is about the offer.
        outcome:
          row.offer_status === null
            ? outcomeOf(content, parsed)
            : { lead: false, supply: true, request: null },
        quarantineReason: row.status === 'quarantined' ? 'correction' : null,
        submission: { ...submissionOf(said, null), correctionOf: row.tracking_code },
        parse: { text, ...parsed },
        bodyHash: stableHash({ correctionOf: row.tracking_code, ...said }),
        dedupe: true,
        ip: meta.ip,
        userAgent: meta.userAgent,
      },
      async (tx, write) => {
        const result = await write();
        if (result.fresh) {
          await writeAudit(tx, {
            actorId: null,
            action: 'inquiry.corrected',
            objectType: 'inquiry',
            objectId: row.id,
            data: { inquiryId: result.answer.id },
          });
        }
        return result;
      },
    );
  }
}
