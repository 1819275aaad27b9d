import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ContactsBulkQueries } from '@luodi/contacts';
import { ImportKinds, type ImportKind, type ImportOrder, type ImportRun } from '@luodi/imports';
import { LeadImportService, type ImportPlace } from '@luodi/leads';
import { DomainError, localDate } from '@luodi/platform';
import { Suppression } from '@luodi/privacy';
import { BulkRoutingService } from '@luodi/routing';
import { WorkspaceView } from '@luodi/workspace';
import type { EntityManager } from 'typeorm';
import type { ParsedFields } from '../parse/inquiry-fields';
import { parseInquiry } from '../parse/parse-inquiry.policy';
import { readMembers, readOnlyParkOf, readPeople, readPool, readTeamsOf } from './import-context.queries';
import { LEAD_FIELDS } from './import-fields.table';
import { LeadsImport } from './leads-import';

/** Distinct texts of a list whose reading is remembered: lists repeat themselves. */
const REMEMBERED_TEXTS = 5_000;

/** Leads as a kind of record that can be imported. */
@Injectable()
export class LeadsKind implements ImportKind, OnModuleInit {
  public readonly name = 'leads';
  public readonly fields = LEAD_FIELDS;
  public readonly needsOneOf = [['phone', 'wechat']];
  public readonly personal = true;

  public constructor(
    private readonly kinds: ImportKinds,
    private readonly workspace: WorkspaceView,
    private readonly contacts: ContactsBulkQueries,
    private readonly leads: LeadImportService,
    private readonly routing: BulkRoutingService,
    private readonly suppression: Suppression,
  ) {}

  public onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws DomainError import_team_required when the team has no pool */
  public async open(tx: EntityManager, order: ImportOrder): Promise<ImportRun> {
    const { actor, options } = order;
    const agents = await readPeople(tx, actor, 'agent');
    const parks = await this.workspace.parks();
    const { contacts, leads, routing, suppression } = this;
    const tools = { contacts, leads, routing, suppression };
    return new LeadsImport(tools, order, {
      rows: {
        headers: order.headers,
        timeZone: order.timeZone,
        now: order.now,
        latestFollowUp: await leads.latestFollowUp(order.now),
        parks: new Map(parks.map((park) => [park.name, park.id])),
        agents,
        takesOwners: options.assign === 'owner',
        parse: remembering(localDate(order.now, order.timeZone)),
      },
      place: await this.placeOf(tx, order),
      offerParkId: await readOnlyParkOf(tx, this.teamOf(order)),
      teams: await readTeamsOf(tx, [...new Set([...agents.values()].filter((id) => id !== null))]),
      scope:
        actor.role === 'admin' ? null : { teamIds: actor.teamIds, memberIds: await readMembers(tx, actor) },
    });
  }

  /** A manager's list stays within their teams, so that they can see what they imported. */
  private teamOf({ actor, options }: ImportOrder): string | null {
    return options.teamId ?? (actor.role === 'manager' ? (actor.teamIds[0] ?? null) : null);
  }

  private async placeOf(tx: EntityManager, order: ImportOrder): Promise<ImportPlace> {
    const { assign, teamId } = order.options;
    if (assign !== 'pool') return { kind: 'waiting', teamId: this.teamOf(order) };
    const poolId = teamId === null ? null : await readPool(tx, teamId);
    if (poolId === null || teamId === null) throw new DomainError('import_team_required');
    return { kind: 'pool', poolId, teamId };
  }
}

function remembering(today: string): (text: string) => ParsedFields {
  const known = new Map<string, ParsedFields>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const { fields } = parseInquiry(text, { today });
    if (known.size < REMEMBERED_TEXTS) known.set(text, fields);
    return fields;
  };
}
