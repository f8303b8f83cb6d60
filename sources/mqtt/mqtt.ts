import type { Kind, KindOf } from '../port/index.ts';
import type { MqttSettings } from './generated/mqtt.ts';
import { MqttReader } from './mqtt-reader.ts';
import schema from './mqtt.schema.json' with { type: 'json' };

const kind: KindOf<MqttSettings> = {
  schema,
  readsByKey: () => false,
  readsPart: ({ messageId }) => messageId !== undefined,
  open: (source) => new MqttReader(source),
};

export const mqtt: Kind = kind;
