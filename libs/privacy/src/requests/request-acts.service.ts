import { Injectable } from '@nestjs/common';
import type { Actor } from '@luodi/identity';
import { Clock, DomainError, notFound, versionConflict, writeAudit, type AuditAction } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import type { PrivacyRequestStatus } from './privacy-request.dto';
import type { PrivacyRequestResponse } from './privacy-request.response';
import { PrivacyQueries, presentPrivacyRequest, type PrivacyRequestRow } from './privacy.queries';

/** What an act does beside moving the request on. */
export interface RequestChange {
  /** Instead of the act's own status. */
  readonly status?: PrivacyRequestStatus;
  readonly refusal?: string;
  readonly legalBasis?: string;
  readonly outcome?: object;
  /** Codes for the audit log, never personal data. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** An act of staff on one request: who, on which version, what it makes of the request. */
export interface RequestAct {
  readonly actor: Actor;
  readonly id: string;
  readonly version: number;
  readonly status: PrivacyRequestStatus;
  readonly action: AuditAction;
  /** Whether it may still be done when the request is done or refused. */
  readonly ended?: boolean;
}

/** The one way to act on a request: locked, on the version that was read, once, and in the audit log. */
@Injectable()
export class RequestActs {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly queries: PrivacyQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, version_conflict, already_done, and what `run` throws */
  public async act(
    order: RequestAct,
    run: (tx: EntityManager, row: PrivacyRequestRow, now: Date) => Promise<RequestChange>,
  ): Promise<PrivacyRequestResponse> {
    const { actor, id } = order;
    return this.dataSource.transaction(async (tx) => {
      const row = await this.lock(tx, id);
      const ended = row.status === 'done' || row.status === 'refused';
      if (ended && order.ended !== true) throw new DomainError('already_done');
      if (row.version !== order.version) throw versionConflict(presentPrivacyRequest(row));
      const now = this.clock.now();
      const change = await run(tx, row, now);
      await this.queries.move(tx, id, {
        status: change.status ?? order.status,
        by: actor.id,
        now,
        ...(change.refusal === undefined ? {} : { refusal: change.refusal }),
        ...(change.legalBasis === undefined ? {} : { legalBasis: change.legalBasis }),
        ...(change.outcome === undefined ? {} : { outcome: change.outcome }),
      });
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: order.action,
        objectType: 'privacy-request',
        objectId: id,
        data: {
          kind: row.kind,
          ...change.facts,
          ...(change.outcome === undefined ? {} : { outcome: change.outcome }),
        },
      });
      return presentPrivacyRequest(await this.lock(tx, id));
    });
  }

  /** The request, locked. @throws DomainError not_found */
  public async lock(tx: EntityManager, id: string): Promise<PrivacyRequestRow> {
    const row = await this.queries.lock(tx, id);
    if (row === null) throw notFound();
    return row;
  }
}
