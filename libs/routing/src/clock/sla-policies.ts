import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Caches } from '@luodi/platform';
import type { SlaPolicy } from './sla-policy.policy';

/** Name of the cached policies. */
export const SLA_CACHE = 'routing.sla-policies';

/** A policy as the policies' functions read it. */
export const POLICY_JSON = `jsonb_build_object('id', id, 'kind', kind, 'needType', need_type, 'areaMinSqm', area_min_sqm,
  'areaMaxSqm', area_max_sqm, 'investmentMinYuan', investment_min_yuan, 'investmentMaxYuan', investment_max_yuan,
  'minutes', minutes, 'days', days, 'warnPercents', warn_percents, 'steps', steps, 'pauses', pauses)`;

/** The policies of every clock, kept in memory until one changes: an act on a lead that none names costs no statement. */
@Injectable()
export class SlaPolicies {
  /** The active ones. */
  public readonly active: () => Promise<readonly SlaPolicy[]>;

  public constructor(dataSource: DataSource, caches: Caches) {
    this.active = caches.define(SLA_CACHE, async () => {
      const rows: { policy: SlaPolicy }[] = await dataSource.query(
        `SELECT ${POLICY_JSON} AS policy FROM sla_policies WHERE active ORDER BY id`,
      );
      return rows.map((row) => row.policy);
    });
  }
}
