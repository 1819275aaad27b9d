import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ActorQueries, type Actor } from '@luodi/identity';
import { SubmitInquiryService } from '@luodi/capture';
import { LeadActivityService, LeadClosingService, LeadOwnershipActions } from '@luodi/leads';
import { ConvertLeadService } from '@luodi/pipeline';
import { workingMomentAfter, type Moments } from './moments';
import { Agenda } from './agenda';
import { DealStory } from './deal-story';
import { OfferStory } from './offer-story';
import type { DemoClock } from './demo-clock';
import { writeDemand } from './demand';
import {
  ARTICLES,
  CALL_NOTES,
  DISQUALIFY_REASONS,
  PARKS,
  SITES,
  firmName,
  personName,
  phoneNumber,
} from './people';
import { projectTail } from './project-names';
import { Chance } from './random';
import type { DemoWorkspace } from './workspace';

const LEADS = 400;
const DEALS = 90;
const MONTHS_MS = 365 * 86_400_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** What becomes of a lead. */
type Fate = 'deal' | 'disqualified' | 'nurtured' | 'released' | 'fresh';

/** Twelve months of a workspace, told through the application's own services in order of time. */
export class DemoStory {
  private readonly chance = new Chance(20_261_122);
  private readonly submissions: SubmitInquiryService;
  private readonly offers: OfferStory;
  private readonly activities: LeadActivityService;
  private readonly closing: LeadClosingService;
  private readonly ownership: LeadOwnershipActions;
  private readonly conversions: ConvertLeadService;
  private readonly actors: ActorQueries;
  private readonly dataSource: DataSource;
  private readonly deals: DealStory;
  private readonly agenda: Agenda;

  public constructor(
    app: INestApplicationContext,
    private readonly clock: DemoClock,
    private readonly workspace: DemoWorkspace,
    private readonly moments: Moments,
    private readonly now: Date,
  ) {
    this.submissions = app.get(SubmitInquiryService, { strict: false });
    this.activities = app.get(LeadActivityService, { strict: false });
    this.closing = app.get(LeadClosingService, { strict: false });
    this.ownership = app.get(LeadOwnershipActions, { strict: false });
    this.conversions = app.get(ConvertLeadService, { strict: false });
    this.actors = app.get(ActorQueries, { strict: false });
    this.dataSource = app.get(DataSource);
    this.agenda = new Agenda(now);
    this.offers = new OfferStory(app, this.agenda, moments, now);
    this.deals = new DealStory(app, this.chance, this.agenda, moments);
  }

  /** Plays the whole year. */
  public async play(): Promise<void> {
    const arrivals = this.arrivals();
    const fates = this.fates(arrivals);
    for (const [index, at] of arrivals.entries()) {
      this.agenda.add(at, () => this.arrive(index, at, fates[index] ?? 'nurtured'));
    }
    this.offers.plan();
    await this.agenda.play((at) => this.clock.set(at));
    this.clock.set(this.now);
  }

  /** Rising over the year, most in working hours, the last ones within the past hours. */
  private arrivals(): Date[] {
    const times = Array.from({ length: LEADS - 6 }, () => {
      const age = MONTHS_MS * (1 - Math.sqrt(this.chance.next()));
      const moment = new Date(this.now.getTime() - Math.max(age, 3 * 3_600_000));
      return this.chance.happens(0.8)
        ? workingMomentAfter(this.moments, moment, this.chance.int(0, 200))
        : moment;
    }).filter((at) => at < this.now);
    while (times.length < LEADS) times.push(new Date(this.now.getTime() - this.chance.int(4, 170) * MINUTE));
    return times.sort((a, b) => a.getTime() - b.getTime());
  }

  /** Deals come from leads old enough to have become one. */
  private fates(arrivals: readonly Date[]): Fate[] {
    const oldEnough = arrivals.flatMap((at, index) =>
      this.now.getTime() - at.getTime() > 12 * DAY ? [index] : [],
    );
    const deals = new Set<number>();
    while (deals.size < DEALS) deals.add(this.chance.pick(oldEnough));
    return arrivals.map((at, index) => {
      if (deals.has(index)) return 'deal';
      const age = this.now.getTime() - at.getTime();
      if (age < 4 * 3_600_000) return 'fresh';
      if (age < 20 * DAY)
        return this.chance.weighted([
          ['nurtured', 8],
          ['disqualified', 1],
          ['released', 1],
        ]);
      return this.chance.weighted([
        ['disqualified', 12],
        ['nurtured', 4],
        ['released', 1],
      ]);
    });
  }

  private async arrive(index: number, at: Date, fate: Fate): Promise<void> {
    const site = this.chance.pick(SITES);
    const park = this.chance.happens(0.75) ? this.chance.pick(PARKS) : null;
    const { trade, ...demand } = writeDemand(this.chance, park);
    const pick = (text: string): string => this.chance.pick([...text]);
    const title = this.chance.pick([null, '先生', '女士', '总']);
    const person = personName(pick, this.chance.happens(0.6));
    await this.submissions.submit(
      site.key,
      {
        ...demand,
        ...(this.chance.happens(0.85) ? { company: firmName(index, trade) } : {}),
        contact: title === null ? person : `${person.slice(0, 1)}${title}`,
        phone: phoneNumber(index),
        consent: {
          handling: true,
          sharing: this.chance.happens(0.6),
          marketing: this.chance.happens(0.3),
          policyVersion: '1',
        },
        source: {
          title: this.chance.pick(ARTICLES),
          url: `https://park.example/articles/${this.chance.int(100, 999)}`,
          channel: this.chance.pick(['article', 'wechat', 'qr-poster', 'search']),
        },
      },
      { channel: 'form', ip: null, userAgent: null, formIdempotencyKey: null },
    );
    const lead = await this.leadOf(phoneNumber(index));
    if (lead === null || fate === 'fresh') return;
    this.answer(lead, at, fate, trade.industry);
  }

  /** First response: mostly in time, sometimes late; then what the fate says. */
  private answer(leadId: string, at: Date, fate: Fate, industry: string): void {
    const delay = this.chance.weighted([
      [this.chance.int(2, 14), 6],
      [this.chance.int(15, 28), 3],
      [this.chance.int(32, 240), 1.3],
    ]);
    const firstAt = workingMomentAfter(this.moments, at, delay);
    this.agenda.add(firstAt, async () => {
      const outcome =
        fate === 'disqualified'
          ? this.chance.pick(['connected', 'declined', 'invalid_number', 'no_answer'] as const)
          : 'connected';
      await this.log(leadId, 'call', outcome, fate === 'nurtured' ? this.followUpAfter(firstAt) : undefined);
    });
    const next = new Date(firstAt.getTime() + this.chance.int(1, 6) * DAY);
    switch (fate) {
      case 'deal':
        this.agenda.add(this.workday(next), () => this.convert(leadId, industry));
        break;
      case 'disqualified':
        this.agenda.add(this.workday(next), async () => {
          await this.closing.disqualify(
            await this.ownerOf(leadId),
            leadId,
            this.chance.pick(DISQUALIFY_REASONS),
          );
        });
        break;
      case 'released':
        this.agenda.add(this.workday(next), async () => {
          await this.ownership.release(await this.ownerOf(leadId), leadId, {
            reason: '近期无法跟进，退回公海',
          });
        });
        break;
      case 'nurtured':
        this.agenda.add(this.workday(next), () =>
          this.log(
            leadId,
            this.chance.pick(['wechat', 'call', 'visit'] as const),
            'connected',
            this.followUpAfter(this.now),
          ),
        );
        break;
      case 'fresh':
        break;
    }
  }

  private async convert(leadId: string, industry: string): Promise<void> {
    const owner = await this.ownerOf(leadId);
    const { dealId } = await this.conversions.convert(owner, leadId, {
      name: await this.projectName(leadId),
    });
    this.deals.begin(owner, dealId, this.clock.now(), industry);
  }

  /** As people call a project: who, and what is to be built. */
  private async projectName(leadId: string): Promise<string> {
    const rows: { company_name: string | null; contact_name: string | null; need_type: string | null }[] =
      await this.dataSource.query('SELECT company_name, contact_name, need_type FROM leads WHERE id = $1', [
        leadId,
      ]);
    const lead = rows[0];
    const who = lead?.company_name
      ?.replace(/^(湖南|湘潭|长沙|株洲|深圳|东莞|苏州|宁波|广州|武汉)/, '')
      .replace(/有限公司$/, '');
    return `${who ?? lead?.contact_name ?? '个人'}${projectTail(this.chance, lead?.need_type ?? null)}`;
  }

  private async log(
    leadId: string,
    type: 'call' | 'wechat' | 'visit',
    outcome: keyof typeof CALL_NOTES,
    planned: Date | undefined,
  ): Promise<void> {
    const nextFollowUpAt = planned === undefined ? undefined : this.plannable(planned);
    await this.activities.log(await this.ownerOf(leadId), leadId, {
      type,
      summary: this.chance.pick(CALL_NOTES[outcome]),
      ...(type === 'call' ? { outcome } : {}),
      ...(nextFollowUpAt === undefined ? {} : { nextFollowUpAt: nextFollowUpAt.toISOString() }),
    });
  }

  /** What people may plan at the moment of the story: nothing past, nothing further than a season. */
  private plannable(planned: Date): Date {
    const now = this.clock.now().getTime();
    const season = workingMomentAfter(this.moments, new Date(now + 60 * DAY), 90);
    if (planned.getTime() > now + 80 * DAY) return season;
    return planned.getTime() > now ? planned : workingMomentAfter(this.moments, new Date(now + DAY), 90);
  }

  /** Within a week around a time, at an hour people agree on. */
  private followUpAfter(from: Date): Date {
    return workingMomentAfter(
      this.moments,
      new Date(from.getTime() + this.chance.int(-1, 6) * DAY),
      this.chance.pick([30, 90, 150, 330]),
    );
  }

  private workday(at: Date): Date {
    return workingMomentAfter(this.moments, at, this.chance.int(5, 400));
  }

  private async leadOf(phone: string): Promise<string | null> {
    const rows: { id: string; owner_id: string | null }[] = await this.dataSource.query(
      'SELECT id, owner_id FROM leads WHERE phone = $1',
      [phone],
    );
    return rows[0]?.owner_id === null ? null : (rows[0]?.id ?? null);
  }

  private async ownerOf(leadId: string): Promise<Actor> {
    const rows: { owner_id: string | null }[] = await this.dataSource.query(
      'SELECT owner_id FROM leads WHERE id = $1',
      [leadId],
    );
    const ownerId = rows[0]?.owner_id ?? this.workspace.agentIds[0] ?? '';
    const actor = await this.actors.findById(ownerId);
    if (actor === null) throw new Error('A demo lead lost its owner');
    return actor;
  }
}
