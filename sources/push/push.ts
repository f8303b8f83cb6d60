import type { Kind, KindOf } from '../port/index.ts';
import type { PushSettings } from './generated/push.ts';
import schema from './push.schema.json' with { type: 'json' };

/** Nothing is ever read from such a system; its connection is always fine. */
const kind: KindOf<PushSettings> = {
  schema,
  readsByKey: () => false,
  open: () => ({
    openPages: () => ({
      next: () => Promise.resolve({ rows: [], broken: [], isLast: true }),
      close: () => Promise.resolve(),
    }),
    close: () => Promise.resolve(),
  }),
};

export const push: Kind = kind;
