import { CausewayError } from '#schemas';
import type { InspectQuestion } from '../inspection.ts';
import { lookAtMariadb } from './databases/look-at-mariadb.ts';
import { lookAtPostgres } from './databases/look-at-postgres.ts';
import { lookAtFiles } from './files/look-at-files.ts';
import { lookAtWeb } from './services/look-at-web.ts';
import { lookAtMqtt } from './streams/look-at-mqtt.ts';
import { lookAtNats } from './streams/look-at-nats.ts';
import type { LookedSystem } from './looked.ts';

type Look = (question: InspectQuestion) => Promise<LookedSystem>;

const schemes: Record<string, Look> = {
  postgres: lookAtPostgres,
  postgresql: lookAtPostgres,
  mariadb: lookAtMariadb,
  mysql: lookAtMariadb,
  http: lookAtWeb,
  https: lookAtWeb,
  mqtt: lookAtMqtt,
  mqtts: lookAtMqtt,
  nats: lookAtNats,
};

/** What the target says of itself. @throws CausewayError WRONG_USE, SOURCE_* */
export function lookAt(question: InspectQuestion): Promise<LookedSystem> {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(question.target)?.[1]?.toLowerCase();
  if (scheme === undefined) return lookAtFiles(question);
  const look = schemes[scheme];
  if (look !== undefined) return look(question);
  const known = Object.keys(schemes).join('://, ');
  throw new CausewayError('WRONG_USE', {
    reason: `${scheme}:// cannot be inspected; these can: ${known}://, and files. An SFTP server: copy a file and inspect that.`,
  });
}
