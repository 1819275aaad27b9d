import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '@luodi/identity';
import { readKeysetPage } from '@luodi/platform';
import { visibleTo } from '../lead-scope';
import { creditsOf } from './credit-scope';
import type { CreditListQuery } from './credit.dto';
import type { CreditListItem, CreditListResponse, CreditShareResponse } from './credit.response';
import { mayRule } from './shares.policy';

interface Row {
  readonly lead_id: string;
  readonly number: string;
  readonly sees_lead: boolean;
  readonly user: { id: string; name: string };
  readonly recorded_at: Date;
  readonly cursor_at: string;
  readonly protected_until: string;
  readonly shares: CreditShareResponse[];
  readonly dispute: {
    id: string;
    team: { id: string; name: string };
    openedBy: { id: string; name: string };
    openedAt: string;
    evidence: string;
  } | null;
}

const DISPUTE = `LEFT JOIN LATERAL (
    SELECT jsonb_build_object('id', d.id, 'team', jsonb_build_object('id', t.id, 'name', t.name),
      'openedBy', jsonb_build_object('id', o.id, 'name', o.name), 'openedAt', d.opened_at, 'evidence', d.evidence) AS dispute
    FROM credit_disputes d JOIN teams t ON t.id = d.team_id JOIN users o ON o.id = d.opened_by
    WHERE d.status = 'open' AND d.lead_id IN (c.lead_id, l.merged_into_id) ORDER BY d.opened_at LIMIT 1) d ON true`;
const SHARES = `coalesce((SELECT jsonb_agg(jsonb_build_object('team', jsonb_build_object('id', t.id, 'name', t.name),
    'percent', s.percent) ORDER BY s.percent DESC, t.name)
  FROM credit_shares s JOIN teams t ON t.id = s.team_id WHERE s.lead_id = c.lead_id), '[]')`;

/** First-contact credits by who is a party to them, also of leads that are others' by now. */
@Injectable()
export class CreditListQueries {
  public constructor(private readonly dataSource: DataSource) {}

  /** The newest first; names nobody of the prospect. */
  public async list(actor: Actor, query: CreditListQuery): Promise<CreditListResponse> {
    const params: unknown[] = [];
    const where = [creditsOf(actor, params)];
    if (query.only === 'disputed') where.push('d.dispute IS NOT NULL');
    if (query.only === 'shared')
      where.push('(SELECT count(*) FROM credit_shares s WHERE s.lead_id = c.lead_id) > 1');
    const sees = visibleTo(actor, 'l', params);
    return readKeysetPage<Row, CreditListItem>(
      this.dataSource.manager,
      {
        columns: `coalesce(l.merged_into_id, c.lead_id) AS lead_id, c.lead_id AS place_id, l.number, v.sees AS sees_lead,
          jsonb_build_object('id', u.id, 'name', u.name) AS user, c.recorded_at, c.recorded_at::text AS cursor_at,
          c.protected_until::text AS protected_until, ${SHARES} AS shares, d.dispute`,
        from: `first_credits c JOIN leads l ON l.id = c.lead_id JOIN users u ON u.id = c.user_id ${DISPUTE}
          CROSS JOIN LATERAL (SELECT coalesce(${sees}, false) AS sees) v`,
        where,
        params,
        order: { column: 'c.recorded_at', cast: 'timestamptz', id: 'c.lead_id', descending: true },
        place: (row: Row & { readonly place_id?: string }) => [row.cursor_at, row.place_id ?? row.lead_id],
        present: (row) => presentCredit(actor, row),
      },
      query,
    );
  }
}

function presentCredit(actor: Actor, row: Row): CreditListItem {
  const { dispute } = row;
  return {
    leadId: row.lead_id,
    number: row.number,
    seesLead: row.sees_lead,
    user: row.user,
    recordedAt: row.recorded_at.toISOString(),
    protectedUntil: row.protected_until,
    shares: row.shares,
    dispute:
      dispute === null
        ? null
        : {
            ...dispute,
            openedAt: new Date(dispute.openedAt).toISOString(),
            mayRule: mayRule(actor, {
              openedById: dispute.openedBy.id,
              teamIds: [...row.shares.map(({ team }) => team.id), dispute.team.id],
            }),
          },
  };
}
