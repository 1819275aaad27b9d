import { Inject, Injectable } from '@nestjs/common';
import { ContactsQueries, canonicalPhone, type PersonFacts } from '@luodi/contacts';
import type { Actor } from '@luodi/identity';
import {
  LeadIntakeService,
  assertRight,
  lockLeadPair,
  lockVisibleLead,
  visibleTo,
  writeLeadEvent,
  type LeadAttachment,
  type LeadChannel,
  type LockedLead,
} from '@luodi/leads';
import {
  CONFIG,
  Clock,
  DomainError,
  fieldError,
  notFound,
  notifyConsole,
  validationFailed,
  withIdempotency,
  writeAudit,
  type Config,
} from '@luodi/platform';
import { RoutingService } from '@luodi/routing';
import { WorkspaceView } from '@luodi/workspace';
import { DataSource, type EntityManager } from 'typeorm';
import { contentOf, type InquirySource } from '../intake/inquiry-content.policy';
import { readFacts } from '../intake/inquiry-facts.policy';
import type { ParsedInquiry } from '../parse/inquiry-fields';
import { emptyFields } from '../parse/parse-inquiry.policy';
import type { InquiryFieldsDto } from '../public/submit-inquiry.dto';
import type { SplitResponse } from './inquiry.response';
import type { SplitInquiryDto } from './split-inquiry.dto';

interface StoredInquiry {
  readonly id: string;
  readonly lead_id: string | null;
  readonly site_id: string | null;
  readonly channel: LeadChannel;
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly submission: InquiryFieldsDto & { readonly text?: string };
  readonly parse: ParsedInquiry | null;
  readonly source: Partial<InquirySource>;
}

/** An inquiry that hangs on the wrong person's lead goes to its own. */
@Injectable()
export class SplitInquiryService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly contacts: ContactsQueries,
    private readonly leads: LeadIntakeService,
    private readonly routing: RoutingService,
    private readonly workspace: WorkspaceView,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Takes an inquiry off its lead: to the person whose number is given, else to a new one, who takes along the number it
   * came from unless that is the lead's own. Their lead is routed like any other. What the inquiry had filled in on the
   * first lead stays there.
   * @throws DomainError not_found, forbidden, only_inquiry, same_person, inquiry_without_lead (422), validation_failed
   */
  public async split(actor: Actor, inquiryId: string, request: SplitInquiryDto): Promise<SplitResponse> {
    const phone = phoneOf(request.phone ?? '');
    const parks = await this.workspace.parks();
    return this.dataSource.transaction((tx) =>
      withIdempotency(tx, `${actor.id}:inquiries.split:${inquiryId}`, request, async () => {
        const { inquiry, lead } = await this.lock(tx, actor, inquiryId, phone);
        const person = personOf(inquiry, lead, request, phone);
        const attached = await this.attach(tx, actor, inquiry, lead, person, parks);
        await moveInquiry(tx, inquiry.id, lead, attached, this.clock.now());
        await this.tell(tx, actor, inquiry.id, lead, attached);
        await this.routing.assignNew(tx, attached, this.clock.now());
        return {
          leadId: attached.leadId,
          number: await numberOf(tx, attached.leadId),
          opened: attached.kind === 'opened',
          visible: await isVisible(tx, actor, attached.leadId),
        };
      }),
    );
  }

  /** The person's turn, then both leads in the order of their ids: as a merge locks, so that the two never wait in a ring. */
  private async lock(
    tx: EntityManager,
    actor: Actor,
    inquiryId: string,
    phone: string | null,
  ): Promise<{ inquiry: StoredInquiry; lead: LockedLead }> {
    const before = await findInquiry(tx, inquiryId);
    if (before === null) throw notFound();
    const key = phone ?? before.phone ?? before.wechat;
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('inquiry:' || $1, 0))", [key]);
    if (before.lead_id === null) {
      if (actor.role === 'agent') throw notFound();
      throw new DomainError('inquiry_without_lead');
    }
    const other: { id: string }[] = await tx.query(
      `SELECT l.id FROM contact_keys k JOIN leads l ON l.contact_id = k.contact_id AND l.status <> 'merged'
       WHERE k.kind = 'phone' AND k.value = $1`,
      [phone],
    );
    await lockLeadPair(tx, before.lead_id, other[0]?.id ?? before.lead_id);
    const lead = await lockVisibleLead(tx, actor, before.lead_id);
    assertRight(actor, lead, 'merge');
    const inquiry = await findInquiry(tx, inquiryId);
    if (inquiry?.lead_id !== lead.id) throw notFound();
    if (other[0]?.id === lead.id) throw new DomainError('same_person');
    const rows: { others: number }[] = await tx.query(
      'SELECT count(*)::int AS others FROM inquiries WHERE lead_id = $1 AND id <> $2',
      [lead.id, inquiryId],
    );
    if ((rows[0]?.others ?? 0) === 0) throw new DomainError('only_inquiry');
    return { inquiry, lead };
  }

  private async attach(
    tx: EntityManager,
    actor: Actor,
    inquiry: StoredInquiry,
    lead: LockedLead,
    person: { readonly facts: PersonFacts; readonly known: boolean },
    parks: readonly { readonly id: string; readonly name: string }[],
  ): Promise<LeadAttachment> {
    const kept = [lead.facts.phone, lead.facts.wechat?.toLowerCase()].filter(
      (value) => typeof value === 'string',
    );
    const { contactId, companyId } = person.known
      ? await this.contacts.findOrAdd(tx, person.facts)
      : await this.contacts.separate(tx, lead.contactId, person.facts, kept);
    const content = contentOf({ ...inquiry.submission, source: undefined });
    const parsed = inquiry.parse ?? NOTHING_READ;
    const facts = readFacts(content, parsed, person.facts, inquiry.submission.text ?? null, parks, null);
    return this.leads.attachOrOpen(tx, {
      inquiryId: inquiry.id,
      contactId,
      facts: { ...facts, companyId },
      source: {
        siteId: inquiry.site_id,
        channel: inquiry.channel,
        url: inquiry.source.url ?? null,
        title: inquiry.source.title ?? null,
        sourceChannel: inquiry.source.channel ?? null,
      },
      enteredById: null,
      receivedAt: this.clock.now(),
      timeZone: this.config.tzName,
    });
  }

  private async tell(
    tx: EntityManager,
    actor: Actor,
    inquiryId: string,
    lead: LockedLead,
    attached: LeadAttachment,
  ): Promise<void> {
    const data = {
      inquiryId,
      fromId: lead.id,
      fromNumber: lead.number,
      intoId: attached.leadId,
      intoNumber: await numberOf(tx, attached.leadId),
    };
    for (const leadId of [lead.id, attached.leadId]) {
      await writeLeadEvent(tx, {
        leadId,
        kind: 'inquiry_split',
        at: this.clock.now(),
        actorId: actor.id,
        data,
      });
    }
    await writeAudit(tx, {
      actorId: actor.id,
      actorRole: actor.role,
      action: 'inquiry.split',
      objectType: 'inquiry',
      objectId: inquiryId,
      data: { fromId: lead.id, intoId: attached.leadId },
    });
    await notifyConsole(tx, {
      topic: 'leads',
      id: lead.id,
      ownerIds: [lead.ownerId],
      teamIds: [lead.teamId],
    });
  }
}

const NOTHING_READ: ParsedInquiry = {
  fields: emptyFields(),
  spans: [],
  warnings: [],
  intent: 'demand',
};

function phoneOf(text: string): string | null {
  if (text === '') return null;
  const reading = canonicalPhone(text);
  if (!reading.ok) throw validationFailed([fieldError('phone', reading.code)]);
  return reading.value;
}

/** Whose the inquiry is: by the given number somebody known or new; else a new person as the inquiry names them. */
function personOf(
  inquiry: StoredInquiry,
  lead: LockedLead,
  request: SplitInquiryDto,
  phone: string | null,
): { readonly facts: PersonFacts; readonly known: boolean } {
  const content = contentOf({ ...inquiry.submission, source: undefined });
  const read = inquiry.parse?.fields;
  const given = (text: string | null | undefined): string | null =>
    text === undefined || text === null || text === '' ? null : text;
  return {
    known: phone !== null,
    facts: {
      phone: phone ?? inquiry.phone,
      wechat: inquiry.wechat === lead.facts.wechat ? null : inquiry.wechat,
      name: given(request.contact) ?? content.contact ?? read?.contact?.slice(0, 100) ?? null,
      email: content.email,
      company: given(request.company) ?? content.company ?? read?.company?.slice(0, 200) ?? null,
      uscc: null,
    },
  };
}

async function findInquiry(tx: EntityManager, id: string): Promise<StoredInquiry | null> {
  const rows: StoredInquiry[] = await tx.query(
    `SELECT id, lead_id, site_id, channel, phone, wechat, submission, parse, source FROM inquiries
     WHERE id = $1 AND status <> 'quarantined'`,
    [id],
  );
  return rows[0] ?? null;
}

/** The inquiry with its consents and requests; the first lead counts one less. */
async function moveInquiry(
  tx: EntityManager,
  inquiryId: string,
  lead: LockedLead,
  attached: LeadAttachment,
  now: Date,
): Promise<void> {
  await tx.query(
    `WITH person AS (SELECT contact_id FROM leads WHERE id = $2),
     moved AS (UPDATE inquiries SET lead_id = $2, contact_id = (SELECT contact_id FROM person) WHERE id = $1),
     consents_moved AS (UPDATE consents SET contact_id = (SELECT contact_id FROM person) WHERE inquiry_id = $1),
     requests_moved AS (UPDATE privacy_requests SET contact_id = (SELECT contact_id FROM person) WHERE inquiry_id = $1)
     UPDATE leads SET inquiry_count = greatest(1, inquiry_count - 1), updated_at = $4, version = version + 1 WHERE id = $3`,
    [inquiryId, attached.leadId, lead.id, now],
  );
}

async function numberOf(tx: EntityManager, leadId: string): Promise<string> {
  const rows: { number: string }[] = await tx.query('SELECT number FROM leads WHERE id = $1', [leadId]);
  return rows[0]?.number ?? '';
}

async function isVisible(tx: EntityManager, actor: Actor, leadId: string): Promise<boolean> {
  const params: unknown[] = [leadId];
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM leads l WHERE l.id = $1 AND ${visibleTo(actor, 'l', params)}`,
    params,
  );
  return rows.length > 0;
}
