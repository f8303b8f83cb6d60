import type { DocumentPath } from '#schemas';
import { asList, isBlock } from '../odcs/index.ts';
import { hintAt, type Findings } from './findings.ts';

/** Names that must be unique in their list, ids at every level, and the people of the team. */
export function checkLists(findings: Findings): void {
  const { data } = findings;
  checkUnique(findings, { list: data.servers, path: ['servers'], key: 'server' });
  checkUnique(findings, { list: data.roles, path: ['roles'], key: 'role' });
  checkUnique(findings, { list: data.schema, path: ['schema'], key: 'name' });
  checkIds(findings, data, []);
  const members = isBlock(data.team) ? data.team.members : data.team;
  checkTeam(findings, members, isBlock(data.team) ? ['team', 'members'] : ['team']);
}

interface Unique {
  list: readonly object[] | undefined;
  path: DocumentPath;
  key: string;
}

function checkUnique(findings: Findings, { list, path, key }: Unique): void {
  const values = asList(list).map((each) => (each as Record<string, unknown>)[key]);
  values.forEach((value, i) => {
    if (typeof value !== 'string' || values.indexOf(value) === i) return;
    findings.fault(
      [...path, i, key],
      `There is a ${key} "${value}" already in this list: rename or remove one.`,
    );
  });
}

/** ODCS: an id is unique within its list. */
function checkIds(findings: Findings, value: unknown, path: DocumentPath): void {
  if (Array.isArray(value)) {
    checkUnique(findings, {
      list: value.filter(isBlock).length === value.length ? value : [],
      path,
      key: 'id',
    });
    value.forEach((each, i) => checkIds(findings, each, [...path, i]));
  } else if (isBlock(value)) {
    for (const [key, each] of Object.entries(value)) {
      // What a custom property holds is its owner's.
      if (key !== 'value' && typeof each === 'object') checkIds(findings, each, [...path, key]);
    }
  }
}

function checkTeam(
  findings: Findings,
  members: Parameters<typeof asList<Record<string, unknown>>>[0] | unknown,
  path: DocumentPath,
): void {
  const list = asList(members as Record<string, unknown>[]);
  const names = list.map(({ username }) => String(username));
  list.forEach(({ dateIn, dateOut, replacedByUsername }, i) => {
    if (typeof dateIn === 'string' && typeof dateOut === 'string' && dateOut < dateIn)
      findings.fault(
        [...path, i, 'dateOut'],
        `dateOut ${dateOut} is before dateIn ${dateIn}: put them in order.`,
      );
    if (typeof replacedByUsername !== 'string' || names.includes(replacedByUsername)) return;
    findings.fault(
      [...path, i, 'replacedByUsername'],
      `The team has no member "${replacedByUsername}".${hintAt(replacedByUsername, names, 'Members')}`,
    );
  });
}
