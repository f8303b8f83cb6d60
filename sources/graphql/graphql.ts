import type { Kind, KindOf } from '../port/index.ts';
import type { GraphqlSettings } from './generated/graphql.ts';
import { toFixedHeaders } from '../http/index.ts';
import { GraphqlReader } from './graphql-reader.ts';
import schema from './graphql.schema.json' with { type: 'json' };

const kind: KindOf<GraphqlSettings> = {
  schema,
  companions: ['schema'],
  readings: ['watermark'],
  readsByKey: ({ byKeys }) => byKeys !== undefined,
  toUpstream: ({ schema: sdl, connection }) =>
    sdl === undefined
      ? undefined
      : {
          ...{ type: 'graphql', specFile: sdl, url: connection.url },
          headers: { ...connection.headers, ...toFixedHeaders(connection.auth) },
        },
  open: (source) => new GraphqlReader(source),
};

export const graphql: Kind = kind;
