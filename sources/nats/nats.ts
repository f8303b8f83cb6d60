import type { Kind, KindOf } from '../port/index.ts';
import type { NatsSettings } from './generated/nats.ts';
import { NatsReader } from './nats-reader.ts';
import schema from './nats.schema.json' with { type: 'json' };

const kind: KindOf<NatsSettings> = {
  schema,
  readsByKey: () => false,
  // A stream forgets by age, size or subject: what it has no more is not gone from the world.
  readsPart: () => true,
  open: (source) => new NatsReader(source),
};

export const nats: Kind = kind;
