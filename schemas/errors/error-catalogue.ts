/** What a sentence may speak of. Anything else in the details goes to the log only. */
export interface ErrorDetails {
  department?: string;
  dataset?: string;
  source?: string;
  file?: string;
  line?: number;
  name?: string;
  /** Milliseconds. */
  deadline?: number;
  /** Seconds. */
  pause?: number;
  /** `2026-12-01 06:00 (Asia/Shanghai)` */
  until?: string;
  port?: number;
  /** A path on this machine, shown to its operator only. */
  path?: string;
  /** One finished sentence written by us for the caller. */
  reason?: string;
  count?: number;
  total?: number;
  limit?: number;
  /** Where to name another place: `in CAUSEWAY_HOME`. */
  elsewhere?: string;
  [logOnly: string]: unknown;
}

/** `you`: who called or typed; `department`: whoever runs the source; `hub`: whoever runs Causeway. */
export type WhoActs = 'you' | 'department' | 'hub';

export interface ErrorEntry {
  /** One sentence for the caller: never an address, header, body, SQL or stack. */
  sentence: (details: ErrorDetails) => string;
  who: WhoActs;
  level: 'info' | 'warn' | 'error';
  http: number;
}

const theSource = ({ dataset, source, department }: ErrorDetails): string =>
  dataset ?? source ?? department ?? 'the source';
const because = ({ reason }: ErrorDetails, otherwise: string): string => reason ?? otherwise;
/** The rest of a sentence: our own explanation is added where we have one. It has no full stop of its own. */
const why = ({ reason }: ErrorDetails): string => (reason === undefined ? '.' : `: ${reason}.`);
const whole = (value: unknown): string =>
  typeof value === 'number' ? Math.round(value * 100).toString() : 'too many';

const entries = {
  INTERNAL: {
    sentence: () =>
      'Something went wrong in the hub; its operators find it in the log by the correlation id.',
    who: 'hub',
    level: 'error',
    http: 500,
  },
  UNAUTHENTICATED: {
    sentence: (details) =>
      because(details, 'This needs a valid token: send it as "Authorization: Bearer …".'),
    who: 'you',
    level: 'info',
    http: 401,
  },
  FORBIDDEN: {
    sentence: (details) => because(details, `This client may not see ${details.name ?? 'this'}.`),
    who: 'you',
    level: 'warn',
    http: 403,
  },
  BAD_REQUEST: {
    sentence: (details) => because(details, 'The request cannot be understood.'),
    who: 'you',
    level: 'info',
    http: 400,
  },
  NOT_FOUND: {
    sentence: (details) => because(details, `There is no ${details.name ?? 'such thing'} here.`),
    who: 'you',
    level: 'info',
    http: 404,
  },
  ENTITY_GONE: {
    sentence: ({ name }) =>
      `The records of ${name ?? 'this entity'} were all deleted; entityHistory says what became of it.`,
    who: 'you',
    level: 'info',
    http: 410,
  },
  QUERY_TOO_DEEP: {
    sentence: ({ limit }) =>
      `The query is nested deeper than ${limit ?? 'allowed'} levels: ask for fewer levels at once.`,
    who: 'you',
    level: 'info',
    http: 400,
  },
  SOURCE_UNREACHABLE: {
    sentence: (details) => `${theSource(details)} could not be reached${why(details)}`,
    who: 'department',
    level: 'warn',
    http: 503,
  },
  SOURCE_TIMEOUT: {
    sentence: (details) =>
      `${theSource(details)} did not answer within ${details.deadline === undefined ? 'its deadline' : `${details.deadline} ms`}.`,
    who: 'department',
    level: 'warn',
    http: 504,
  },
  SOURCE_RUBBISH: {
    sentence: (details) => `${theSource(details)} answered something that breaks its contract${why(details)}`,
    who: 'department',
    level: 'warn',
    http: 502,
  },
  SOURCE_REFUSED: {
    sentence: (details) => `${theSource(details)} refused the hub's request${why(details)}`,
    who: 'department',
    level: 'warn',
    http: 502,
  },
  SOURCE_RESTING: {
    sentence: (details) =>
      `${theSource(details)} failed repeatedly and is left in peace for ${details.pause === undefined ? 'a while' : `${details.pause} s`}.`,
    who: 'department',
    level: 'info',
    http: 503,
  },
  SOURCE_QUIET: {
    sentence: (details) =>
      `${theSource(details)} is not read in its quiet hours, which end ${details.until ?? 'later'}; the last good copy is served.`,
    who: 'hub',
    level: 'info',
    http: 503,
  },
  SOURCE_MAINTENANCE: {
    sentence: (details) =>
      `${theSource(details)} is under maintenance until ${details.until ?? 'its department says otherwise'} and is not asked${details.reason === undefined ? '' : ` (${details.reason})`}; the last good copy is served.`,
    who: 'department',
    level: 'info',
    http: 503,
  },
  DELIVERY_REFUSED: {
    sentence: (details) =>
      because(
        details,
        `The delivery of ${theSource(details)} was refused: ${details.count ?? 'too many'} of ${details.total ?? 'its'} rows break the contract, more than the ${whole(details.limit)} % allowed; the last good copy stays.`,
      ),
    who: 'department',
    level: 'warn',
    http: 422,
  },
  CONTRACT_BROKEN: {
    sentence: (details) =>
      because(
        details,
        `${theSource(details)} no longer sends what its contract promises; the last good copy stays.`,
      ),
    who: 'department',
    level: 'warn',
    http: 502,
  },
  TRANSLATION_FAILED: {
    sentence: (details) =>
      because(details, `A row of ${theSource(details)} cannot be said in that version's words.`),
    who: 'department',
    level: 'warn',
    http: 502,
  },
  CONTRACT_REFUSED: {
    sentence: (details) => because(details, `The contract of ${theSource(details)} is refused as it stands.`),
    who: 'department',
    level: 'info',
    http: 422,
  },
  CITY_INVALID: {
    sentence: ({ count }) =>
      `The city folder has ${count === undefined ? 'mistakes' : count === 1 ? 'one mistake' : `${count} mistakes`}; each is named with file and line.`,
    who: 'you',
    level: 'error',
    http: 422,
  },
  PORT_TAKEN: {
    sentence: ({ port }) =>
      `Port ${port ?? ''} is taken by another program: stop it, or choose another port.`.replace('  ', ' '),
    who: 'you',
    level: 'error',
    http: 500,
  },
  DISK_FULL: {
    sentence: ({ path }) => `The disk is full${path ? ` at ${path}` : ''}: make room and start again.`,
    who: 'hub',
    level: 'error',
    http: 507,
  },
  NO_WRITE_PERMISSION: {
    sentence: ({ path, elsewhere }) =>
      `The hub may not write${path ? ` in ${path}` : ''}: give this user write permission, or name another folder ${elsewhere ?? 'in CAUSEWAY_HOME'}.`,
    who: 'you',
    level: 'error',
    http: 500,
  },
  STORE_UNREACHABLE: {
    sentence: () => "The hub's own database cannot be reached.",
    who: 'hub',
    level: 'error',
    http: 503,
  },
  CLIENT_UNKNOWN: {
    sentence: ({ name }) => `The city knows no client ${name ? `"${name}"` : 'of that name'}.`,
    who: 'you',
    level: 'info',
    http: 404,
  },
  WRONG_USE: {
    sentence: (details) => because(details, 'That is not how this command is used; --help shows how.'),
    who: 'you',
    level: 'info',
    http: 400,
  },
  ALREADY_RUNNING: {
    sentence: ({ path, pid, reason }) =>
      reason ??
      `A hub already runs on ${path ?? 'this folder'}${pid ? ` as process ${String(pid)}` : ''}: stop it first, or name another folder in CAUSEWAY_HOME.`,
    who: 'you',
    level: 'error',
    http: 409,
  },
  KEY_REUSED: {
    sentence: ({ name }) =>
      `The Idempotency-Key ${name ? `"${name}"` : 'of this delivery'} came before with another body: give each delivery a key of its own.`,
    who: 'you',
    level: 'info',
    http: 409,
  },
  TOO_LARGE: {
    sentence: (details) => because(details, 'The body is larger than the hub accepts: send it in parts.'),
    who: 'you',
    level: 'info',
    http: 413,
  },
  DEMO_FAILED: {
    sentence: (details) => because(details, 'A part of the demo city could not be started.'),
    who: 'hub',
    level: 'error',
    http: 500,
  },
} satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof entries;
/** Every code the hub can answer with. The README's table is tested against this record. */
export const errorCatalogue: Record<ErrorCode, ErrorEntry> = entries;
export const errorCodes = Object.keys(entries) as ErrorCode[];
