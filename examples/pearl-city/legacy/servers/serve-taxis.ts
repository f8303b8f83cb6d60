import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { closeServer, listenOn, readRegister } from '../process/index.ts';
import type { RunningSystem, SystemStart } from '../process/index.ts';

/** What a terminal says: where its taxi is, in degrees and km/h. */
export interface TaxiPosition {
  terminal: string;
  plate: string;
  lon: number;
  lat: number;
  speed: number;
  at: string;
}

/** Every so many milliseconds one taxi in `share` moves. */
const pace = { milliseconds: 4000, share: 20 };

/** The next position: a taxi drives up to some hundred metres in a step. */
export function move(position: TaxiPosition, at: Date): TaxiPosition {
  const step = () => (Math.random() - 0.5) * 0.004;
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return {
    ...position,
    lon: round(position.lon + step()),
    lat: round(position.lat + step()),
    speed: Math.round(Math.random() * 60),
    at: at.toISOString(),
  };
}

function publish(broker: Aedes, position: TaxiPosition): Promise<void> {
  return new Promise((resolve, reject) => {
    broker.publish(
      {
        cmd: 'publish',
        topic: `taxis/${position.terminal}/position`,
        payload: JSON.stringify(position),
        qos: 0,
        retain: true,
        dup: false,
      },
      (error) => (error ? reject(error) : resolve()),
    );
  });
}

async function readPositions(data: string): Promise<TaxiPosition[]> {
  const positions: TaxiPosition[] = [];
  for await (const row of readRegister(data, 'transport/taxi-positions')) {
    positions.push(row as unknown as TaxiPosition);
  }
  return positions;
}

function drive(broker: Aedes, positions: TaxiPosition[]): NodeJS.Timeout {
  let turn = 0;
  return setInterval(() => {
    turn += 1;
    positions.forEach((position, index) => {
      if ((index + turn) % pace.share !== 0) return;
      positions[index] = move(position, new Date());
      void publish(broker, positions[index]).catch(() => undefined);
    });
  }, pace.milliseconds);
}

/** Taxi positions: an MQTT broker with a retained message for each terminal. */
export async function serveTaxis({ data, port }: SystemStart): Promise<RunningSystem> {
  const broker = await Aedes.createBroker();
  const positions = await readPositions(data);
  for (const position of positions) await publish(broker, position);
  const server = createServer(broker.handle);
  const taken = await listenOn(server, port);
  const driving = drive(broker, positions);
  const stop = async () => {
    clearInterval(driving);
    await new Promise<void>((resolve) => broker.close(() => resolve()));
    await closeServer(server);
  };
  return { port: taken, stop };
}
