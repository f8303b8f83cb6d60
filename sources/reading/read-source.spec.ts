import { afterAll, describe, expect, it } from '@jest/globals';
import { parseText } from '#schemas';
import { sourceKinds } from '../kinds/index.ts';
import { makeFolder, readTestSource } from '../testing/index.ts';
import { readSource } from './index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());
folder.write('sources/office/register.openapi.json', '{}');

const variables = {
  ports: { register: 4102 },
  data: '/data',
  env: { REGISTER_KEY: 'top-secret' },
  city: folder.path,
};

const good = `kind: rest
title: { en: Register, zh-CN: 登记系统 }
connection:
  url: http://127.0.0.1:\${port.register}/api
  headers: { authorization: 'Bearer \${env.REGISTER_KEY}' }
openapi: register.openapi.json
guard: { deadline: 900ms, retries: 1, concurrency: 2, readsPerSecond: 50, breaker: { failures: 5, pause: 10s } }
refresh: 10m
datasets:
  firms:
    path: /firms
    byKeys: { path: /firms, param: ids }
    fields: { name: firm.name }
    where: { state: [1, 2] }
    explode: branches
`;

const findFaults = (text: string, file = 'sources/office/register.yaml') =>
  readSource(parseText(text, file), variables).faults;
const show = (text: string, file?: string) =>
  findFaults(text, file).map(({ line, field, sentence }) => `${line} ${field ?? ''}: ${sentence}`);

describe('a source document', () => {
  it('becomes a source with everything put in', () => {
    const { source, faults } = readSource(parseText(good, 'sources/office/register.yaml'), variables);
    expect(faults).toEqual([]);
    const [read] = source?.datasets.values() ?? [];
    expect({ ...source, datasets: undefined }).toEqual({
      ...{
        id: 'office/register',
        department: 'office',
        system: 'register',
        kind: 'rest',
        refreshSeconds: 600,
      },
      ...{
        title: { en: 'Register', 'zh-CN': '登记系统' },
        file: 'sources/office/register.yaml',
        datasets: undefined,
      },
      guard: {
        ...{ deadline: 900, readDeadline: 30_000, retries: 1, concurrency: 2, readsPerSecond: 50 },
        breaker: { failures: 5, pause: 10_000 },
      },
      settings: {
        connection: { url: 'http://127.0.0.1:4102/api', headers: { authorization: 'Bearer top-secret' } },
        openapi: `${folder.path}/sources/office/register.openapi.json`,
      },
      upstream: {
        ...{ type: 'openapi', specFile: `${folder.path}/sources/office/register.openapi.json` },
        ...{ url: 'http://127.0.0.1:4102/api', headers: { authorization: 'Bearer top-secret' } },
      },
    });
    expect(read).toEqual({
      ...{ dataset: 'office.firms', keyFields: [], readsByKey: true, explode: 'branches' },
      settings: { path: '/firms', byKeys: { path: '/firms', param: 'ids' } },
      ...{ fields: { name: 'firm.name' }, where: { state: [1, 2] } },
    });
  });

  it('puts a port in as a number, and data paths in the data folder', () => {
    const source = readTestSource(
      'kind: postgres\ntitle: { en: A }\nconnection: { host: h, port: "${port.register}", database: d, user: u }\ndatasets: { a: { table: t } }',
      variables,
    );
    expect(source.settings).toMatchObject({ connection: { port: 4102 } });
    const files = readTestSource(
      'kind: json-lines\ntitle: { en: A }\ndatasets: { a: { path: "drop/*.jsonl" } }',
      variables,
    );
    expect([...files.datasets.values()][0]?.settings).toEqual({ path: '/data/drop/*.jsonl' });
  });

  it('names every mistake in one run, each with its line', () => {
    const bad = good
      .replace('${port.register}', '${port.regster}')
      .replace('REGISTER_KEY', 'REGISTER_SECRET')
      .replace('register.openapi.json', 'absent.json')
      .replace('900ms', '900')
      .replace('concurrency: 2', 'concurency: 2')
      .replace('refresh: 10m', 'refresh: often')
      .replace('  firms:', '  Firms:')
      .replace('path: /firms\n', 'path: firms\n')
      .replace('param: ids', 'separator: ","')
      .replace('{ name: firm.name }', '[name]')
      .replace('{ state: [1, 2] }', '{ state: [] }')
      .replace('explode: branches', 'explode: 7');
    expect(show(bad)).toEqual([
      expect.stringMatching(/^4 connection.url: The port "regster" .*Did you mean "register"\?$/),
      '5 connection.headers.authorization: The environment variable REGISTER_SECRET is not set: set this secret before the start.',
      expect.stringMatching(/^6 openapi: There is no file "absent.json"/),
      expect.stringMatching(/^7 guard.(deadline|concurency): /),
      expect.stringMatching(/^7 guard.(deadline|concurency): /),
      '8 refresh: Must be a duration such as 1500ms, 5s, 10m, 1h or 1d.',
      expect.stringMatching(/^10 datasets.Firms: "Firms" is no dataset's name/),
      '11 datasets.Firms.path: Must begin with /; it is appended to connection.url.',
      expect.stringMatching(/^12 datasets.Firms.byKeys: "param" is missing/),
      expect.stringMatching(/^13 datasets.Firms.fields: Must be an? /),
      expect.stringMatching(/^14 datasets.Firms.where.state/),
      expect.stringMatching(/^15 datasets.Firms.explode: Must be /),
    ]);
  });

  it('says which kinds there are, and still checks what all have', () => {
    expect(show(good.replace('kind: rest', 'kind: rset').replace('10m', 'soon'))).toEqual([
      `1 kind: There is no kind "rset": it is one of ${sourceKinds.join(', ')}. Did you mean "rest"?`,
      expect.stringMatching(/^8 refresh: /),
    ]);
    expect(show(good.replace('kind: rest\n', ''))).toEqual(['1 : "kind" is missing: add it.']);
  });

  it('reads how what has changed is found', () => {
    const of = (reading: string, kind = 'postgres') =>
      [
        ...readTestSource(
          `kind: ${kind}\ntitle: { en: A }\nconnection: { host: h, database: d, user: u }\ndatasets: { a: { table: t, reading: ${reading} } }`,
        ).datasets.values(),
      ][0]?.reading;
    expect(of('{ mode: full }')).toEqual({ mode: 'full' });
    expect(of('{ mode: watermark, field: at, fullEvery: 6h, overlap: 10s }', 'mariadb')).toEqual({
      ...{ mode: 'watermark', field: 'at', fullEverySeconds: 21_600, overlap: { milliseconds: 10_000 } },
    });
    expect(of('{ mode: watermark, field: no, overlap: 5 }')).toEqual({
      ...{ mode: 'watermark', field: 'no', fullEverySeconds: 86_400, overlap: { steps: 5 } },
    });
    expect(of('{ mode: changes, slot: ours, publication: Ours, mostKept: 5000000 }')).toEqual({
      ...{ mode: 'changes', slot: 'ours', publication: 'Ours', mostKept: 5_000_000 },
    });
  });

  it('refuses a reading that its kind does not have, and settings of another mode', () => {
    const of = (reading: string, more = '', kind = 'mariadb') =>
      show(
        `kind: ${kind}\ntitle: { en: A }\nconnection: { host: h, database: d, user: u }\ndatasets:\n  a: { table: t${more}, reading: ${reading} }\n`,
      );
    expect(of('{ mode: changes }')).toEqual([
      '5 datasets.a.reading.mode: This kind of source cannot be read by changes: postgres can; leave it at full.',
    ]);
    expect(of('{ mode: watermark }')).toEqual([
      '5 datasets.a.reading: "field" is missing: name the field that grows with every change.',
    ]);
    expect(of('{ mode: full, slot: a }')).toEqual([
      '5 datasets.a.reading.slot: "slot" belongs to the mode changes: take it away, or change the mode.',
    ]);
    expect(of('{ mode: changes }', ', explode: parts', 'postgres')).toEqual([
      '5 datasets.a.reading.mode: Rows that are exploded cannot be followed by changes: use full or watermark.',
    ]);
    expect(of('{ mode: changes, slot: "A B" }', '', 'postgres')).toEqual([
      '5 datasets.a.reading.slot: Must be small letters, digits and _, as PostgreSQL asks of a replication slot.',
    ]);
    expect(of('{ mode: sometimes }')).toHaveLength(1);
  });

  it('refuses a variable that does not exist', () => {
    expect(show(good.replace('path: /firms\n', 'path: /${dta}\n'))).toEqual([
      expect.stringMatching(/^11 datasets.firms.path: The variable \$\{dta\} is not known/),
    ]);
  });

  it('never shows a secret in a fault', () => {
    for (const place of ['concurrency: 2', 'refresh: 10m', 'path: /firms', 'kind: rest']) {
      const [key] = place.split(':');
      const faults = show(good.replace(place, `${key}: "\${env.REGISTER_KEY}"`));
      expect(faults).not.toEqual([]);
      expect(faults.join()).not.toContain('top-secret');
    }
  });

  it('checks the names of folder and file', () => {
    expect(show(good, 'sources/My Office/Register.yaml').slice(0, 3)).toEqual([
      expect.stringContaining('"My Office" is no department'),
      expect.stringContaining('"Register" is no system'),
      expect.stringContaining('There is no file'),
    ]);
  });

  it.each([
    '[]',
    'text',
    '7',
    'kind: rest',
    'kind: { a: 1 }',
    'kind: rest\ndatasets: 3',
    'kind: [',
    '',
    '\t- a',
  ])('is never a reason to throw: %j', (text) => {
    expect(findFaults(text).length).toBeGreaterThan(0);
  });

  it.each(sourceKinds)('of the kind %s refuses an unknown key in a dataset', (kind) => {
    const faults = show(`kind: ${kind}\ntitle: { en: A }\ndatasets:\n  a:\n    tabel: t\n`);
    expect(faults).toEqual(
      expect.arrayContaining([expect.stringMatching(/^5 datasets.a.tabel: "tabel" is not known here/)]),
    );
  });
});
