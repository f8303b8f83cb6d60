import type { FastifyInstance } from 'fastify';
import { closeServer, governRequests, listenOn } from '../process/index.ts';
import type { RunningSystem, SystemStart } from '../process/index.ts';

/** Lets a Fastify application answer on its port, with the system's control in front of it. */
export async function listenGoverned(
  app: FastifyInstance,
  { port, control }: Pick<SystemStart, 'port' | 'control'>,
): Promise<RunningSystem> {
  await app.ready();
  governRequests(app.server, control);
  const stop = async () => {
    await closeServer(app.server);
    await app.close();
  };
  return { port: await listenOn(app.server, port), stop };
}
