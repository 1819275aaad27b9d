import type { Actor } from '@luodi/identity';
import { currentLocale } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import { findPipeline, type Pipeline } from '../stages/pipeline.queries';
import type { Stage } from '../stages/stage-machine.policy';
import { stageEntries } from './deal-history.queries';
import { mayWorkOn } from './deal-rights.queries';
import { presentDealDetail } from './deal.presenter';
import type { DealDetailResponse } from './deal.response';
import type { DealRow } from './deal.row';

/** The pipeline a deal stands in and its stage there. */
export async function pipelineOf(
  tx: EntityManager,
  deal: DealRow,
): Promise<{ pipeline: Pipeline; stage: Stage }> {
  const pipeline = await findPipeline(tx, deal.pipeline_id);
  const stage = pipeline?.stages.find((known) => known.id === deal.stage_id);
  if (pipeline === null || stage === undefined) throw new Error(`Deal ${deal.id} stands in no stage`);
  return { pipeline, stage };
}

/** A deal's page for somebody who has been let in. */
export async function dealDetail(
  tx: EntityManager,
  deal: DealRow,
  actor: Actor,
  now: Date,
): Promise<DealDetailResponse> {
  const { pipeline } = await pipelineOf(tx, deal);
  const enteredOn = await stageEntries(tx, deal.id);
  const contacts: { name: string | null; phone: string | null }[] = await tx.query(
    'SELECT name, phone FROM contacts WHERE id = $1',
    [deal.contact_id],
  );
  const contact = contacts[0] ?? { name: null, phone: null };
  const works = await mayWorkOn(tx, actor, deal);
  return presentDealDetail(deal, { contact, pipeline, enteredOn, works }, actor, now, currentLocale());
}
