import type { INestApplicationContext } from '@nestjs/common';
import { SubmitInquiryService, SupplyService } from '@luodi/capture';
import { ActorQueries } from '@luodi/identity';
import { DataSource } from 'typeorm';
import type { Agenda } from './agenda';
import { workingMomentAfter, type Moments } from './moments';
import { DEMO_OFFERS, type DemoOffer } from './offers';
import { SITES, phoneNumber } from './people';

const DAY = 86_400_000;
/** Numbers behind those of the leads. */
const FIRST_NUMBER = 900;

/** Premises offered over the year, told through the application's own services. */
export class OfferStory {
  private readonly submissions: SubmitInquiryService;
  private readonly supply: SupplyService;
  private readonly actors: ActorQueries;
  private readonly dataSource: DataSource;

  public constructor(
    app: INestApplicationContext,
    private readonly agenda: Agenda,
    private readonly moments: Moments,
    private readonly now: Date,
  ) {
    this.submissions = app.get(SubmitInquiryService, { strict: false });
    this.supply = app.get(SupplyService, { strict: false });
    this.actors = app.get(ActorQueries, { strict: false });
    this.dataSource = app.get(DataSource);
  }

  /** Puts them on the agenda. */
  public plan(): void {
    for (const [index, offer] of DEMO_OFFERS.entries()) this.offer(index, offer);
  }

  /** Somebody offers premises; an agent of the park takes most of them up two working hours later. */
  private offer(index: number, offer: DemoOffer): void {
    // Agents take up what is offered in their parks; what comes without one waits for the administrator.
    const sites = SITES.filter((one) => offer.fate === 'new' || one.park !== null);
    const site = sites[index % sites.length];
    if (site === undefined) return;
    const at = workingMomentAfter(this.moments, new Date(this.now.getTime() - offer.daysAgo * DAY), 90);
    // One firm keeps its number.
    const phone = phoneNumber(
      FIRST_NUMBER + DEMO_OFFERS.findIndex((other) => other.contact === offer.contact),
    );
    this.agenda.add(at, async () => {
      await this.submissions.submit(
        site.key,
        {
          need: offer.need,
          contact: offer.contact,
          phone,
          ...(offer.company === undefined ? {} : { company: offer.company }),
          consent: { handling: true, policyVersion: '1' },
        },
        { channel: 'form', ip: null, userAgent: null, formIdempotencyKey: null },
      );
    });
    const { fate } = offer;
    if (fate === 'new') return;
    this.agenda.add(workingMomentAfter(this.moments, at, 120), () => this.take(phone, offer, fate));
  }

  private async take(phone: string, offer: DemoOffer, status: DemoOffer['fate']): Promise<void> {
    const rows: { id: string; park_id: string | null }[] = await this.dataSource.query(
      'SELECT id, park_id FROM supply_offers WHERE phone = $1 AND offer = $2',
      [phone, offer.need],
    );
    const found = rows[0];
    if (found === undefined) throw new Error(`The demo's offer "${offer.need}" became no offer`);
    const agents: { id: string }[] = await this.dataSource.query(
      `SELECT u.id FROM users u JOIN team_members m ON m.user_id = u.id JOIN team_parks tp ON tp.team_id = m.team_id
       WHERE tp.park_id = $1 AND u.role = 'agent' ORDER BY u.username LIMIT 1`,
      [found.park_id],
    );
    const actor = await this.actors.findById(agents[0]?.id ?? '');
    if (actor === null) throw new Error('No agent for an offer of the demo');
    const taken = await this.supply.take(actor, found.id);
    await this.supply.update(actor, found.id, {
      version: taken.version,
      status,
      ...(offer.note === undefined ? {} : { note: offer.note }),
    });
  }
}
