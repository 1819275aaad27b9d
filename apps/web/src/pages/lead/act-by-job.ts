import {
  bulkQuery,
  bulkRowsQuery,
  isWorking,
  requestBulk,
  undoBulk,
  type BulkRequest,
} from '../../api/queue';
import { ApiProblem } from '../../api/problem';
import { queryClient } from '../../api/query';

const PAUSE_MS = 250;

/**
 * One lead by the way of many, so that it can be taken back like many: what was touched since stays.
 * @throws ApiProblem the refusal in words
 */
export async function actByJob(leadId: string, act: Omit<BulkRequest, 'ids' | 'filter'>): Promise<string> {
  const { id } = await requestBulk({ ...act, ids: [leadId] }, crypto.randomUUID());
  const job = await finished(id);
  if (job.counts.failed > 0) throw await refusal(id, 'failed');
  return id;
}

/** @throws ApiProblem the reason why it stays as it is */
export async function undoByJob(id: string): Promise<void> {
  await undoBulk(id);
  const job = await finished(id);
  if (job.counts.kept > 0) throw await refusal(id, 'kept');
}

async function finished(id: string) {
  for (;;) {
    const job = await queryClient.fetchQuery({ ...bulkQuery(id), staleTime: 0 });
    if (!isWorking(job)) return job;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function refusal(id: string, state: 'failed' | 'kept'): Promise<ApiProblem> {
  const { items } = await queryClient.fetchQuery({ ...bulkRowsQuery(id, state), staleTime: 0 });
  const code = items[0]?.code ?? 'unknown';
  const text = { title: items[0]?.message ?? code, detail: items[0]?.detail ?? undefined };
  return new ApiProblem({ status: 409, code, ...text });
}
