import { parseArgs } from 'node:util';
import { SystemControl } from './system-control.ts';

/** What every legacy system is told when it starts. */
export interface SystemStart {
  /** Data folder of the city, as the generator wrote it. */
  readonly data: string;
  /** Port of 127.0.0.1 to listen on; 0 takes any free one. */
  readonly port: number;
  readonly control: SystemControl;
}

/** A system that answers. */
export interface RunningSystem {
  readonly port: number;
  stop(): Promise<void>;
}

export type StartSystem = (start: SystemStart) => Promise<RunningSystem>;

function readArguments(): { data: string; port: number } {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string' } } });
  const port = Number(values.port);
  if (!values.data || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error('A legacy system needs --data DIR and --port N.');
  }
  return { data: values.data, port };
}

function toSentence(error: unknown, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop what listens there or change it in city.yaml.`;
  return message;
}

/** Milliseconds that a system may take to stop in order; then the process goes all the same. */
const patience = 10_000;

/** Whichever end comes first, the system stops once and the process goes. */
function endWith(running: Promise<RunningSystem>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), patience).unref();
    running
      .then((system) => system.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  // Libraries put their own handlers here that would end the process before its system has stopped.
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  process.on('SIGINT', end).on('SIGTERM', end).on('disconnect', end);
  if (process.send && !process.connected) end();
}

/**
 * Runs one legacy system as this whole process: reads `--data` and `--port`, says `{ready: true, port}` or
 * `{failed: sentence}` to its parent, obeys the control messages, and ends with its parent.
 */
export async function runSystem(startSystem: StartSystem): Promise<void> {
  const control = new SystemControl();
  let port = 0;
  try {
    const given = readArguments();
    port = given.port;
    const running = startSystem({ ...given, control });
    endWith(running);
    process.on('message', (message) => control.obey(message, (answer) => process.send?.(answer)));
    const system = await running;
    process.send?.({ ready: true, port: system.port });
  } catch (error) {
    const failed = toSentence(error, port);
    if (process.send) process.send({ failed }, () => process.exit(1));
    else {
      console.error(failed);
      process.exit(1);
    }
  }
}
