import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** The connection of a transaction whose statements may be under way together. */
const pipelines = new WeakMap<QueryRunner, PipelinedConnection>();

/**
 * A transaction of the hot path: statements that are asked for at the same moment travel in one packet, and
 * START TRANSACTION with the first of them. Each round trip costs a write, a wake-up and a read on both sides
 * (a third of a submission's CPU before; performance.md, rule 1). `run` waits for everything that it asked for,
 * failures included (`allSettled`), before it ends.
 */
export async function pipelinedTransaction<T>(
  dataSource: DataSource,
  run: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const pipeline = new PipelinedConnection((await runner.connect()) as PoolClient);
    pipelines.set(runner, pipeline);
    try {
      return await committed(runner, pipeline, run);
    } finally {
      pipeline.end();
    }
  } finally {
    await runner.release();
  }
}

async function committed<T>(
  runner: QueryRunner,
  pipeline: PipelinedConnection,
  run: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  const started = pipeline.together((client) => client.query('START TRANSACTION'));
  // What startTransaction() would set, so that COMMIT, ROLLBACK and savepoints stay TypeORM's.
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  try {
    const [start, result] = await Promise.allSettled([started, run(runner.manager)]);
    if (start.status === 'rejected') throw start.reason;
    if (result.status === 'rejected') throw result.reason;
    await runner.commitTransaction();
    return result.value;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined); // the first failure is the one that counts
    throw error;
  }
}

/** The pipelined connection of a transaction, when it has one. */
export function pipelineOf(tx: EntityManager): PipelinedConnection | undefined {
  return tx.queryRunner === undefined ? undefined : pipelines.get(tx.queryRunner);
}

/** A connection that sends without waiting for the answers before. */
class PipelinedConnection {
  private held = false;

  public constructor(private readonly client: PoolClient) {
    // pg reads it at every query; nothing is under way on a connection just taken from the pool.
    Object.assign(client, { pipeline: true });
  }

  /** Sends what `send` asks for in one write with everything else that this turn of the event loop asks for. */
  public together<T>(send: (client: PoolClient) => T): T {
    const stream = streamOf(this.client);
    if (!this.held && stream !== null) {
      this.held = true;
      stream.cork();
      process.nextTick(() => {
        this.held = false;
        stream.uncork();
      });
    }
    return send(this.client);
  }

  public end(): void {
    Object.assign(this.client, { pipeline: false });
  }
}

interface CorkedStream {
  cork(): void;
  uncork(): void;
}

/** pg's socket; null where pg keeps it elsewhere: then everything works, in more writes. */
function streamOf(client: PoolClient): CorkedStream | null {
  const connection: unknown = 'connection' in client ? client.connection : null;
  if (typeof connection !== 'object' || connection === null || !('stream' in connection)) return null;
  const { stream } = connection;
  return typeof stream === 'object' && stream !== null && 'cork' in stream && 'uncork' in stream
    ? (stream as CorkedStream)
    : null;
}
