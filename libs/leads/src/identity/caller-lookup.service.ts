import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { RateLimits, inClearIf, maskPhone } from '@luodi/platform';
import { dealsVisibleTo } from '../deal-scope';
import { accessOf, ownedBy, visibleTo } from '../lead-scope';
import type {
  ActivityOutcome,
  ActivityType,
  CollaboratorAccess,
  LeadStatus,
  NeedType,
} from '../lead-values.policy';
import { rightsOf } from '../ownership/lead-rights.policy';
import { isOpen } from '../lead-values.policy';
import type { RefResponse } from '../lead.response';
import type { CallerDealResponse, CallerLookupResponse, CallerMatchResponse } from './identity.response';
import { readTypedPhone } from './typed-phone.policy';

// Typing one number asks some three times. Walking through the middle digits of one masked number (10⁴ of them) takes
// at least a day by the hourly limit, and is seen (security.md T-17).
const PER_MINUTE = 60;
const PER_HOUR = 400;
/** More people than these with one beginning are no answer yet. */
const MAX_LEADS = 5;

const NO_OTHERS: Omit<CallerLookupResponse, 'items'> = { deals: [], elsewhere: false };

interface MatchRow {
  readonly id: string;
  readonly number: string;
  readonly status: LeadStatus;
  readonly company_name: string | null;
  readonly contact_name: string | null;
  readonly value: string;
  readonly need_type: NeedType | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly pool_id: string | null;
  readonly access: CollaboratorAccess | null;
  readonly inquiry_count: number;
  readonly created_at: Date;
  readonly contact: {
    readonly at: string;
    readonly type: ActivityType;
    readonly outcome: ActivityOutcome | null;
    readonly by: RefResponse | null;
  } | null;
}

/** Who is calling: leads, pool and deals of a number, before it is typed to its end. */
@Injectable()
export class CallerLookupService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly rateLimits: RateLimits,
  ) {}

  /**
   * What the actor may know of a number. Its beginning finds only people whose number they may see anyway (an agent:
   * their own leads); a whole number also finds the pool of their teams, and says whether somebody else is on it,
   * but not who. Nothing is written, not even to the audit log.
   * @throws DomainError rate_limited
   */
  public async lookUp(actor: Actor, text: string): Promise<CallerLookupResponse> {
    const typed = readTypedPhone(text);
    if (typed.kind === 'too_short') return { items: [], deals: [], elsewhere: false };
    await this.rateLimits.consume('caller-lookup', actor.id, PER_MINUTE, 60);
    await this.rateLimits.consume('caller-lookup-hour', actor.id, PER_HOUR, 3600);
    const params: unknown[] = [];
    const whole = typed.kind === 'whole';
    const keys = whole
      ? `k.value = $${params.push(typed.value)}`
      : `k.value >= $${params.push(typed.from)} AND k.value < $${params.push(typed.end)}
         AND starts_with(k.value, $${params.push(typed.from)})`;
    const scope =
      whole || actor.role !== 'agent' ? visibleTo(actor, 'l', params) : ownedBy(actor, 'l', params);
    // A call is going on: what a whole number needs besides is asked at the same time.
    const others = whole ? this.others(actor, typed.value) : NO_OTHERS;
    const asked = this.dataSource.query<MatchRow[]>(
      `SELECT l.id, l.number, l.status, l.company_name, l.contact_name, k.value, l.need_type, l.owner_id,
         o.name AS owner_name, l.pool_id, l.inquiry_count, l.created_at, a.contact,
         ${accessOf(actor, 'l', params)} AS access
       FROM contact_keys k JOIN leads l ON l.contact_id = k.contact_id AND l.status <> 'merged'
       LEFT JOIN users o ON o.id = l.owner_id
       LEFT JOIN LATERAL (
         SELECT jsonb_build_object('at', v.occurred_at, 'type', v.type, 'outcome', v.outcome,
           'by', jsonb_build_object('id', u.id, 'name', u.name)) AS contact
         FROM activities v JOIN users u ON u.id = v.author_id
         WHERE v.lead_id = l.id AND v.type <> 'note' ORDER BY v.occurred_at DESC LIMIT 1) a ON true
       WHERE k.kind = 'phone' AND ${keys} AND ${scope}
       ORDER BY k.value LIMIT ${MAX_LEADS}`,
      params,
    );
    const [rows, rest] = await Promise.all([asked, others]);
    return { items: rows.map((row) => presentMatch(row, actor)), ...rest };
  }

  /** The deals of a number, and whether somebody is on it whom the actor may not know of. */
  private async others(actor: Actor, phone: string): Promise<Omit<CallerLookupResponse, 'items'>> {
    const [{ deals, hidden }, hiddenLead] = await Promise.all([
      this.deals(actor, phone),
      this.hiddenLead(actor, phone),
    ]);
    return { deals, elsewhere: hidden || hiddenLead };
  }

  private async deals(
    actor: Actor,
    phone: string,
  ): Promise<{ deals: CallerDealResponse[]; hidden: boolean }> {
    const params: unknown[] = [phone];
    const rows: (CallerDealResponse & { readonly seen: boolean; readonly open: boolean })[] =
      await this.dataSource.query(
        `SELECT d.id, d.number, d.name, s.name AS "stageName", ${dealsVisibleTo(actor, params)} AS seen,
           d.status IN ('open', 'on_hold') AS open
         FROM contact_keys k JOIN deals d ON d.contact_id = k.contact_id
         JOIN pipeline_stages s ON s.pipeline_id = d.pipeline_id AND s.id = d.stage_id
         WHERE k.kind = 'phone' AND k.value = $1 ORDER BY d.created_at DESC LIMIT 20`,
        params,
      );
    const deals = rows
      .filter((row) => row.seen)
      .slice(0, MAX_LEADS)
      .map(({ id, number, name, stageName }) => ({ id, number, name, stageName }));
    return { deals, hidden: rows.some((row) => !row.seen && row.open) };
  }

  private async hiddenLead(actor: Actor, phone: string): Promise<boolean> {
    const params: unknown[] = [phone];
    const rows: unknown[] = await this.dataSource.query(
      `SELECT 1 FROM contact_keys k JOIN leads l ON l.contact_id = k.contact_id
       WHERE k.kind = 'phone' AND k.value = $1 AND l.status NOT IN ('merged', 'disqualified')
         AND NOT coalesce(${visibleTo(actor, 'l', params)}, false) LIMIT 1`,
      params,
    );
    return rows.length > 0;
  }
}

function presentMatch(row: MatchRow, actor: Actor): CallerMatchResponse {
  const rights = rightsOf(actor, {
    status: row.status,
    ownerId: row.owner_id,
    poolId: row.pool_id,
    access: row.access,
  });
  return inClearIf(row.owner_id === actor.id, {
    id: row.id,
    number: row.number,
    status: row.status,
    company: row.company_name,
    contact: row.contact_name,
    phone: row.owner_id === actor.id ? row.value : maskPhone(row.value),
    needType: row.need_type,
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    pooled: row.pool_id !== null,
    inquiryCount: row.inquiry_count,
    createdAt: row.created_at.toISOString(),
    lastContact: row.contact === null ? null : { ...row.contact, at: new Date(row.contact.at).toISOString() },
    actions: {
      open: true,
      claim: rights.claim,
      append: rights.edit && (isOpen(row.status) || row.status === 'disqualified'),
    },
  });
}
