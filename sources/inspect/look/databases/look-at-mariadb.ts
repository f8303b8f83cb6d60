import { parseText, showFault, CausewayError } from '#schemas';
import type { FieldType } from '#contracts';
import { readSource } from '../../../reading/index.ts';
import {
  readCatalogue,
  type CatalogueColumn,
  type CatalogueTable,
} from '../../../relational/catalogue/index.ts';
import type { InspectQuestion } from '../../inspection.ts';
import type { DeclaredColumn, LookedDataset, LookedSystem } from '../looked.ts';
import { readAddress, toVariable } from '../target.ts';

/** A MariaDB or MySQL database by its catalogue; its rows are read by the reader, which cannot write. */
export async function lookAtMariadb(question: InspectQuestion): Promise<LookedSystem> {
  const { url, part, user, password } = readAddress(question.target, question);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database === '')
    throw new CausewayError('WRONG_USE', {
      reason: 'Name the database behind the address: mariadb://host/database.',
    });
  const variable = toVariable(database, 'password');
  const connection = {
    host: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    ...{ database, user: user ?? 'root' },
    ...(password === undefined ? {} : { password: `\${env.${variable}}` }),
  };
  const secrets: Record<string, string> = password === undefined ? {} : { [variable]: password };
  const { tables } = await readCatalogue(toSource(connection, secrets));
  const wanted = question.only ?? (part === undefined ? [] : [part]);
  const chosen = tables.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) {
    const names = tables.map(({ name }) => name).join(', ') || 'none';
    throw new CausewayError('WRONG_USE', {
      reason: `The database has no table ${wanted.join(', ')} that can be seen. It has: ${names}.`,
    });
  }
  return {
    ...{
      kind: 'mariadb',
      name: database,
      settings: { connection },
      companions: [],
      secrets,
      isUntyped: false,
    },
    ...{ mostRows: 200_000, datasets: chosen.map((table) => toDataset(table, database)), doubts: [] },
  };
}

/** A source of one made-up table: a catalogue is asked through a source. */
function toSource(connection: object, env: Record<string, string>) {
  const text = JSON.stringify({
    kind: 'mariadb',
    title: { en: 'x' },
    connection,
    datasets: { x: { table: 'x' } },
  });
  const { source, faults } = readSource(parseText(text, 'sources/x/x.yaml'), {
    ports: {},
    data: '.',
    env,
    city: '.',
  });
  if (source === undefined) throw new CausewayError('WRONG_USE', { reason: faults.map(showFault).join(' ') });
  return source;
}

function toDataset(table: CatalogueTable, database: string): LookedDataset {
  const { name, schema, type, comment, rowEstimate, columns, primaryKey, uniqueKeys } = table;
  const alone = new Set(
    [primaryKey, ...uniqueKeys].filter(({ length }) => length === 1).map(([column]) => column),
  );
  const declared = columns.map((column) => ({ ...toColumn(column), isUnique: alone.has(column.name) }));
  return {
    ...{ foreign: name, physicalType: type, declared, primaryKey, uniques: uniqueKeys },
    settings: schema === database ? { table: name } : { table: name, schema },
    ...(comment === undefined || comment === '' ? {} : { comment }),
    ...(rowEstimate === undefined ? {} : { rowsInAll: rowEstimate }),
    doubts: declared.flatMap(({ leftOut }) => leftOut ?? []),
  };
}

const bytes = /^(tiny|medium|long)?blob|^(var)?binary|^bit\((?!1\))|geometry|point|polygon|linestring/;

function toColumn({ name, type, nullable, comment, enum: labels, length }: CatalogueColumn): DeclaredColumn {
  const known = toType(type.toLowerCase());
  return {
    ...{ path: [name], declaredAs: type, isRequired: !nullable },
    ...(known === undefined ? {} : { type: known }),
    ...(comment === undefined || comment === '' ? {} : { comment }),
    ...(labels === undefined ? {} : { enum: labels }),
    ...(length === undefined || known !== 'string' ? {} : { maxLength: length }),
    ...(bytes.test(type.toLowerCase())
      ? { leftOut: `"${name}" (${type}) holds bytes or a geometry: it is left out.` }
      : {}),
  };
}

function toType(type: string): FieldType | undefined {
  if (/^tinyint\(1\)/.test(type)) return undefined;
  if (/^(tiny|small|medium|big)?int|^year/.test(type)) return 'integer';
  if (/^(decimal|numeric|float|double|real)/.test(type)) return 'number';
  if (type === 'date') return 'date';
  if (/^(datetime|timestamp)/.test(type)) return 'timestamp';
  return /char|text|enum|set|time|uuid|inet/.test(type) ? 'string' : undefined;
}
