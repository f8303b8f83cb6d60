import { describeMachine, printResult, toTable, jsonOption, readOptions } from '../figures/index.ts';
import { inTemporaryFolder } from '../hub/index.ts';
import { startHeldCity } from './held-city.ts';
import type { HeldCity } from './held-city.ts';

/** What a list costs the departments: calls that reach their systems, against one call per record. */
const { values } = readOptions({
  command: 'npm run bench list-calls',
  measures:
    'Calls that reach the departments’ systems for a list of persons, beside one call for each record.',
  options: {
    persons: { type: 'string', default: '50', says: 'persons in the list' },
    scale: { type: 'string', default: '0.05', says: 'how much of Pearl City: 1 is about 20,000 persons' },
    json: jsonOption,
  },
});
const machine = describeMachine('bench:list-calls');

/** At least one attribute from each of the five sources that know persons; two of them are asked at query time. */
const attributes = ['name', 'maritalStatus', 'socialAid', 'insuranceStatus', 'bloodType', 'waterAccount'];
const query = `{ persons(first: ${values.persons}) { nodes {
  ${attributes.map((name) => `${name} { value }`).join(' ')} records { dataset } } } }`;

interface Person {
  readonly records: readonly { readonly dataset: string }[];
}

const figures = await inTemporaryFolder(async (directory) => {
  const city = await startHeldCity(directory, Number(values.scale));
  try {
    return await measure(city);
  } finally {
    await city.close();
  }
});
printResult({ machine, text: toText(), figures }, values.json);

async function measure(city: HeldCity) {
  const before = await city.countCalls();
  const persons = await askPersons(city);
  const after = await city.countCalls();
  const calls = [...after].map(([system, count]) => ({ system, calls: count - (before.get(system) ?? 0) }));
  const records = new Map<string, number>();
  for (const { dataset } of persons.flatMap((person) => person.records))
    records.set(dataset, (records.get(dataset) ?? 0) + 1);
  return {
    persons: persons.length,
    calls,
    total: calls.reduce((sum, one) => sum + one.calls, 0),
    records: Object.fromEntries([...records].sort()),
  };
}

async function askPersons({ url, token }: HeldCity): Promise<readonly Person[]> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as {
    data?: { persons: { nodes: Person[] } };
    errors?: unknown;
  };
  if (!data || errors) throw new Error(`The list was not answered: ${JSON.stringify(errors)}`);
  return data.persons.nodes;
}

/** Departments whose person dataset is asked at query time: the contracts say `live`. */
function toText(): string {
  const live = ['social-security.insured', 'health.residents'];
  const recordsOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + (figures.records[name] ?? 0), 0);
  const all = Object.keys(figures.records);
  return [
    toTable([
      [`calls for ${figures.persons} persons`, 'calls'],
      ...figures.calls.map(({ system, calls }) => [`Causeway → ${system}`, String(calls)]),
      ['Causeway, together', String(figures.total)],
      ['1 + N to the live datasets alone: one call per record', String(1 + recordsOf(live))],
      [`1 + N to all ${all.length} datasets that know them`, String(1 + recordsOf(all))],
    ]),
    `Asked: ${attributes.join(', ')}; the persons' records lie in ${all.join(', ')}.`,
  ].join('\n\n');
}
