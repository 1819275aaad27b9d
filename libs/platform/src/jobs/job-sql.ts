import type { TaskDefinition } from './jobs';

/**
 * Adds a job as a part of a larger statement: common table expressions and, for its SELECT list, the job's id. Half the
 * processor time of `graphile_worker.add_job`, whose function makes ready for keys and queues that such a job has not
 * (`npm run bench -- p1`); what it writes is what that function writes (a story of test/routing/assign compares them).
 * The id is null while the queue has never heard of the task: then call `addJob` in the same transaction.
 *
 * @param envelope place of the JSON text of a `jobEnvelope`
 * @param source a common table expression: one job for each of its rows
 */
export function jobSql<P extends object>(
  task: TaskDefinition<P>,
  envelope: string,
  source: string,
): { readonly expressions: string; readonly id: string } {
  return {
    expressions: `job AS (
    INSERT INTO graphile_worker._private_jobs (task_id, payload, max_attempts)
    SELECT task.id, ${envelope}::json, ${task.maxAttempts}
    FROM ${source} CROSS JOIN graphile_worker._private_tasks task WHERE task.identifier = '${task.name}'
    RETURNING id
  ), job_told AS (
    SELECT id, pg_notify('jobs:insert', '{"r":' || random()::text || ',"count":1}') FROM job
  )`,
    id: '(SELECT id FROM job_told)',
  };
}
