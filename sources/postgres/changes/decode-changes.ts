import { PgoutputPlugin, type Pgoutput } from 'pg-logical-replication';
import type { BrokenRow, Row } from '../../port/index.ts';
import { readTypes } from '../read-types.ts';

type Values = Row['value'];

/** One change of the table, in the order in which it was committed. */
export interface Change {
  /** Sorts as the changes do. */
  sequence: string;
  /** The row as it is now; a value that is undefined was not sent, since it is large and has not changed. */
  now?: Values;
  /** What the row was known by before, where that is another, or it is gone. */
  was?: Values;
  /** The table was emptied. */
  empties?: true;
  broken?: BrokenRow;
}

/** The end of a transaction: everything up to `lsn` has been sent. */
export interface Commit {
  lsn: bigint;
}

export interface Followed {
  schema: string;
  table: string;
  /** Bytes of one change beyond which it is not read. */
  largest: number;
}

/** Reads pgoutput's messages about one table. The library decodes; the values are read as a table's reading reads them. */
export class ChangeDecoder {
  readonly #plugin = new PgoutputPlugin({ protoVersion: 1, publicationNames: [] });
  readonly #followed: Followed;
  #at = '';
  #count = 0;

  constructor(followed: Followed) {
    this.#followed = followed;
  }

  /** A transaction is being sent. */
  get isInside(): boolean {
    return this.#at !== '';
  }

  decode(data: Buffer): Change[] | Commit {
    if (data.length > this.#followed.largest) return [this.#toTooLarge(data)];
    const message = this.#plugin.parse(data);
    switch (message.tag) {
      case 'begin':
        this.#at = toSortable(toLsn(message.commitLsn));
        this.#count = 0;
        return [];
      case 'commit':
        this.#at = '';
        return { lsn: toLsn(message.commitEndLsn) };
      case 'relation':
        for (const column of message.columns) column.parser = readTypes.getTypeParser(column.typeOid, 'text');
        return [];
      case 'insert':
      case 'update':
      case 'delete':
        return this.#isFollowed(message.relation) ? [this.#toChange(message)] : [];
      case 'truncate':
        return message.relations.some((relation) => this.#isFollowed(relation))
          ? [{ sequence: this.#next(), empties: true }]
          : [];
      default:
        return [];
    }
  }

  #toChange(message: Pgoutput.MessageInsert | Pgoutput.MessageUpdate | Pgoutput.MessageDelete): Change {
    const sequence = this.#next();
    if (message.tag === 'insert') return { sequence, now: message.new };
    const was = message.key ?? message.old ?? undefined;
    if (message.tag === 'delete') return { sequence, ...(was && { was }) };
    return { sequence, now: message.new, ...(was && { was }) };
  }

  #toTooLarge(data: Buffer): Change {
    const { table, largest } = this.#followed;
    const sequence = this.#next();
    const sentence = `A changed row holds ${data.length} bytes, more than the ${largest} that are read of one: the copy keeps the row as it was.`;
    return { sequence, broken: { raw: '', position: `${table}, change ${sequence}`, sentence } };
  }

  #isFollowed(relation: Pgoutput.MessageRelation | undefined): boolean {
    return relation?.name === this.#followed.table && relation.schema === this.#followed.schema;
  }

  #next(): string {
    this.#count += 1;
    return `${this.#at}-${String(this.#count).padStart(10, '0')}`;
  }
}

function toLsn(text: string | null): bigint {
  const [high = '0', low = '0'] = (text ?? '0/0').split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

function toSortable(lsn: bigint): string {
  return lsn.toString(16).toUpperCase().padStart(16, '0');
}
