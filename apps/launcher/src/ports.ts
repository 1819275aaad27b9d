import { createServer } from 'node:net';

/** Why an address can't be listened on: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL` …; `null` when it can. */
export function listenFault(host: string, port: number): Promise<string | null> {
  return tryListen(host, port).then((answer) => ('fault' in answer ? answer.fault : null));
}

/** A port that is free now: the preferred one, else any. */
export async function freePort(host: string, preferred: number | null = null): Promise<number> {
  if (preferred !== null && (await listenFault(host, preferred)) === null) return preferred;
  const answer = await tryListen(host, 0);
  if ('fault' in answer) throw new Error(`no free port on ${host}: ${answer.fault}`);
  return answer.port;
}

function tryListen(host: string, port: number): Promise<{ port: number } | { fault: string }> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve({ fault: error.code ?? error.message }));
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve({ port: found }));
    });
  });
}
