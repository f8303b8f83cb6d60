import type { KindOf, Kind } from '../port/index.ts';
import { toFixedHeaders } from '../http/index.ts';
import type { RestSettings } from './generated/rest.ts';
import { RestReader } from './rest-reader.ts';
import schema from './rest.schema.json' with { type: 'json' };

const kind: KindOf<RestSettings> = {
  schema,
  companions: ['openapi'],
  readsByKey: ({ byKeys }) => byKeys !== undefined,
  toUpstream: ({ openapi, connection }) =>
    openapi === undefined
      ? undefined
      : {
          ...{ type: 'openapi', specFile: openapi, url: connection.url },
          headers: { ...connection.headers, ...toFixedHeaders(connection.auth) },
        },
  readings: ['watermark'],
  open: (source) => new RestReader(source),
};

export const rest: Kind = kind;
