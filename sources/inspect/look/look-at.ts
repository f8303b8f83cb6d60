import type { InspectQuestion } from '../inspection.ts';
import { lookAtPostgres } from './databases/look-at-postgres.ts';
import { lookAtFiles } from './files/look-at-files.ts';
import { lookAtWeb } from './services/look-at-web.ts';
import { lookAtMqtt } from './streams/look-at-mqtt.ts';
import type { LookedSystem } from './looked.ts';

type Look = (question: InspectQuestion) => Promise<LookedSystem>;

const schemes: Record<string, Look> = {
  postgres: lookAtPostgres,
  postgresql: lookAtPostgres,
  http: lookAtWeb,
  https: lookAtWeb,
  mqtt: lookAtMqtt,
  mqtts: lookAtMqtt,
};

/** What the target says of itself. @throws CausewayError WRONG_USE, SOURCE_* */
export function lookAt(question: InspectQuestion): Promise<LookedSystem> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(question.target)?.[1]?.toLowerCase();
  const look = scheme === undefined ? lookAtFiles : schemes[scheme];
  return look === undefined ? lookAtFiles(question) : look(question);
}
