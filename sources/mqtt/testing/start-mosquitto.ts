import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runServer, type RunningServer } from '../../stream/testing/index.ts';

/**
 * A Mosquitto that keeps sessions on disk and loses nothing that waits for a client. Further lines are its own
 * configuration, such as `password_file`; without them everybody may connect.
 */
export function startMosquitto(
  binary: string,
  lines: readonly string[] = ['allow_anonymous true'],
): Promise<RunningServer> {
  return runServer({
    binary,
    prepare: (folder, port) => {
      const file = join(folder, 'mosquitto.conf');
      const own = [
        `listener ${port} 127.0.0.1`,
        ...['persistence true', `persistence_location ${folder}/`],
        ...['max_queued_messages 0', 'max_inflight_messages 0', 'log_dest none'],
      ];
      writeFileSync(file, [...own, ...lines].join('\n') + '\n');
      return ['-c', file];
    },
  });
}
