import type { DocumentPath } from '#schemas';
import { asList, type OdcsObject } from '../odcs/index.ts';
import type { CheckedAgainst } from './checked-against.ts';
import { listTables } from './city-contract.ts';
import { hintAt, type Findings } from './findings.ts';
import { listFields } from './visit-fields.ts';

type Tables = ReadonlyMap<string, ReadonlyMap<string, string>>;
interface Relation {
  from: string[];
  to: string[];
  path: DocumentPath;
  /** Whether `from` is written, or is the field that the relationship stands in. */
  isWritten: boolean;
}

/** Foreign keys of ODCS 3.1: both ends exist, have one type, and lead somewhere else. */
export function checkRelationships(findings: Findings, { others }: CheckedAgainst): void {
  const own = listTables(findings.data);
  const known: Tables = new Map([...(others ?? []).flatMap(({ tables }) => [...tables]), ...own]);
  const relations = listRelations(findings);
  for (const relation of relations) {
    const { from, to, path, isWritten } = relation;
    if (isWritten)
      from.forEach((end) => checkEnd(findings, [...path, 'from'], { end, tables: own, isWhole: true }));
    to.forEach((end) =>
      checkEnd(findings, [...path, 'to'], { end, tables: known, isWhole: others !== undefined }),
    );
    checkPair(findings, relation, known);
  }
  checkCircles(findings, relations);
}

function listRelations({ data }: Findings): Relation[] {
  const tables = asList(data.schema).flatMap((object, i) => listOfTable(object, ['schema', i]));
  const fields = listFields(data).flatMap(({ field, path, depth }) => {
    const table = asList(data.schema)[Number(path[1])]?.name;
    if (depth > 1) return [];
    return asList(field.relationships).map((relationship, n) => ({
      from: [`${table}.${field.name}`],
      to: toList(relationship.to),
      path: [...path, 'relationships', n],
      isWritten: false,
    }));
  });
  return [...tables, ...fields];
}

function listOfTable({ relationships }: OdcsObject, base: DocumentPath): Relation[] {
  return asList(relationships).map(({ from, to }, n) => ({
    from: toList(from),
    to: toList(to),
    path: [...base, 'relationships', n],
    isWritten: true,
  }));
}

function toList(end: unknown): string[] {
  return (Array.isArray(end) ? end : [end]).filter((each) => typeof each === 'string');
}

interface End {
  end: string;
  tables: Tables;
  /** All tables that there are. */
  isWhole: boolean;
}

function checkEnd(findings: Findings, path: DocumentPath, { end, tables, isWhole }: End): void {
  const parts = end.split('.');
  // Ends by id (`/schema/…/properties/…`) and in other files are another tool's to follow.
  if (parts.length !== 2 || end.includes('/')) return;
  const [table = '', column = ''] = parts;
  const columns = tables.get(table);
  if (columns === undefined) {
    const sentence = `There is no table "${table}", which "${end}" names.${hintAt(table, [...tables.keys()], 'There are')}`;
    if (isWhole) findings.servedFault(path, sentence);
    else findings.note(path, sentence);
  } else if (!columns.has(column)) {
    const names = [...columns.keys()];
    findings.fault(
      path,
      `"${end}" names no field: "${table}" has no "${column}".${hintAt(column, names, 'Fields')}`,
    );
  }
}

function checkPair(findings: Findings, { from, to, path }: Relation, known: Tables): void {
  if (from.length !== to.length) {
    findings.fault(
      path,
      `${from.length} fields cannot point at ${to.length}: name as many in "to" as in "from".`,
    );
    return;
  }
  from.forEach((end, i) => {
    const other = to[i] ?? '';
    const [here, there] = [typeOf(end, known), typeOf(other, known)];
    if (end === other)
      findings.fault([...path, 'to'], `"${end}" points at itself: name the field that it refers to.`);
    else if (here !== undefined && there !== undefined && here !== there)
      findings.fault(
        [...path, 'to'],
        `"${end}" is ${here} and "${other}" is ${there}: they could never be equal.`,
      );
  });
}

function typeOf(end: string, known: Tables): string | undefined {
  const [table = '', column = ''] = end.split('.');
  const type = known.get(table)?.get(column);
  return type === 'undefined' ? undefined : type;
}

/** Fields that point at one another in a circle have no value of their own. */
function checkCircles(findings: Findings, relations: readonly Relation[]): void {
  const next = new Map<string, string[]>();
  for (const { from, to } of relations)
    from.forEach((end, i) => {
      const other = to[i];
      if (other !== undefined && other !== end) next.set(end, [...(next.get(end) ?? []), other]);
    });
  for (const { from, path } of relations) {
    const start = from.find((end) => leadsTo(end, end, next));
    if (start !== undefined)
      findings.fault(
        [...path, 'to'],
        `"${start}" points at itself in a circle through others: break the circle.`,
      );
  }
}

function leadsTo(start: string, goal: string, next: ReadonlyMap<string, string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(next.get(start) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === goal) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(next.get(at) ?? []));
  }
  return false;
}
