import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PoolUses, type PoolUse } from '@luodi/leads';
import { teamsServed } from '../assign/fallback-pool.policy';
import { readParkTeams } from '../assign/routing-config';
import { readDefinitions } from './rule-definition.queries';

/** Says which published rules name a pool, so that none is taken from under them. */
@Injectable()
export class RulePools {
  public constructor(uses: PoolUses) {
    uses.register((tx, poolId) => this.usesOf(tx, poolId));
  }

  private async usesOf(tx: EntityManager, poolId: string): Promise<readonly PoolUse[]> {
    const rules = (await readDefinitions(tx)).filter((rule) => rule.fallbackPoolId === poolId);
    if (rules.length === 0) return [];
    const parkTeams = await readParkTeams(tx);
    return rules.map((rule) => ({ name: rule.name, teamIds: teamsServed(rule, parkTeams) }));
  }
}
