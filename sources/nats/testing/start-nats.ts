import { join } from 'node:path';
import { runServer, type RunningServer } from '../../stream/testing/index.ts';

/** A NATS server with JetStream. Further arguments are its own, such as `--user` and `--pass`. */
export function startNats(binary: string, args: readonly string[] = []): Promise<RunningServer> {
  return runServer({
    binary,
    prepare: (folder, port) => [
      '-a',
      '127.0.0.1',
      '-p',
      String(port),
      '-js',
      '-sd',
      join(folder, 'jetstream'),
      ...args,
    ],
  });
}
