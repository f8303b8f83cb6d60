import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ask, startTwoDesks, waitFor } from '../harness/index.ts';
import type { TwoDesks } from '../harness/index.ts';

interface Person {
  readonly id: string;
  readonly name: { readonly value: string };
  readonly telephone: { readonly value: string | null };
  readonly records: readonly { readonly dataset: string; readonly key: string }[];
}
interface Explained {
  readonly verdict: string;
  readonly sentences: readonly string[];
  readonly reason: string | null;
  readonly rules: readonly string[];
  readonly weight: number;
  readonly linkThreshold: number;
  readonly decisions: readonly { readonly id: string }[];
}

/** Made up; the number is one of the checked examples of GB 11643. */
const wang = { name: '王伟', id: '340302199001010015', born: '1990-01-01', phone: '13955211001' };

let desks: TwoDesks;
const get = <T>(question: string) => desks.get<T>(question);
const push = (...pushed: Parameters<TwoDesks['push']>) => desks.push(...pushed);

beforeAll(async () => {
  desks = await startTwoDesks();
}, 120_000);
afterAll(() => desks?.close());

const readPersons = async () =>
  (
    await get<{ nodes: Person[] }>(
      '{ persons(first: 50) { nodes { id name { value } telephone { value } records { dataset key } } } }',
    )
  ).nodes;

const keysOf = ({ records }: Person) => records.map(({ key }) => key).sort();

const findHolder = async (key: string) => (await readPersons()).find((one) => keysOf(one).includes(key));

const pair = `a: { dataset: "police.persons", key: "P1" }, b: { dataset: "water.accounts", key: "W1" }`;
const explained = '{ verdict sentences reason rules weight linkThreshold decisions { id } }';

describe('a steward decides who is who', () => {
  let before: string;
  let decision: string;

  it('once two desks have pushed what they know, and the hub has put it together by itself', async () => {
    await push('police/persons', [
      { no: 'P1', ...wang },
      { no: 'P2', name: '李娜', id: '340321198506150026', born: '1985-06-15', phone: '13955211002' },
    ]);
    await push('water/accounts', [
      { no: 'W1', name: '王玮', born: '1990-01-01', phone: '13955211001' },
      { no: 'W2', name: '李娜', id: '340321198506150026', born: '1985-06-15', phone: '13955219999' },
    ]);
    const together = await waitFor(async () => {
      const holder = await findHolder('W1');
      return holder && keysOf(holder).length === 2 ? holder : undefined;
    });
    expect(keysOf(together)).toEqual(['P1', 'W1']);
    before = together.id;
  });

  it('a record that is pushed later is linked against all others within a moment', async () => {
    await push('water/accounts', [{ no: 'W3', name: '王伟', id: wang.id, phone: '13955211003' }]);
    const holder = await waitFor(async () => findHolder('W3'));
    expect([holder.id, keysOf(holder)]).toEqual([before, ['P1', 'W1', 'W3']]);
  });

  it('and is told in words why two records are one', async () => {
    const english = await get<Explained>(`{ explainPair(${pair}) ${explained} }`);
    expect(english).toMatchObject({ verdict: 'TOGETHER', reason: null, rules: ['sound + birth', 'phone'] });
    expect(english.weight).toBeGreaterThanOrEqual(english.linkThreshold);
    expect(english.sentences.join(' ')).toContain('name differs in one character that sounds alike (伟/玮)');
    expect(english.sentences.join(' ')).toMatch(/birth date equal/i);
    const chinese = await get<Explained>(`{ explainPair(${pair}, locale: "zh-CN") ${explained} }`);
    expect(chinese.sentences.join('')).toContain('出生日期');
    const entity = await get<{ links: Explained[] }>(
      `{ explainEntity(id: "${before}") { links ${explained} } }`,
    );
    expect(entity.links).toHaveLength(3 - 1);
  });

  it('parts two records: two entities are served, and nothing of the one is served of the other', async () => {
    const mutation = `mutation { decideIdentity(kind: CANNOT_LINK, ${pair}, reason: "Brothers, seen at the counter.") { id } }`;
    ({ id: decision } = await get<{ id: string }>(mutation));
    const [kept, parted] = [await findHolder('P1'), await findHolder('W1')];
    expect([keysOf(kept as Person), keysOf(parted as Person)]).toEqual([['P1', 'W3'], ['W1']]);
    expect(kept?.id).toBe(before);
    expect(parted?.name.value).toBe('王玮');
    const served = await get<Person>(
      `{ person(id: "${before}") { id name { value alternatives { value } } records { key } } }`,
    );
    expect(JSON.stringify(served)).not.toContain('玮');
    const found = await get<{ nodes: { id: string }[] }>('{ search(text: "王玮") { nodes { id } } }');
    expect(found.nodes.map(({ id }) => id)).toEqual([parted?.id]);
    const history = await get<{ status: string; currentIds: string[]; events: { kind: string }[] }>(
      `{ entityHistory(id: "${before}") { status currentIds events { kind otherIds } } }`,
    );
    expect(history.status).toBe('LIVE');
    expect(new Set(history.currentIds)).toEqual(new Set([before, parted?.id]));
    expect(history.events.map(({ kind }) => kind)).toContain('split');
  });

  it('and asks why not', async () => {
    const why = await get<Explained>(`{ whyNot(${pair}) ${explained} }`);
    expect(why).toMatchObject({
      verdict: 'APART',
      reason: 'They are kept apart because somebody decided so.',
      decisions: [{ id: decision }],
    });
    expect(why.sentences.join(' ')).toContain('Brothers, seen at the counter.');
    const other = `a: { dataset: "police.persons", key: "P2" }, b: { dataset: "water.accounts", key: "W1" }`;
    expect(await get(`{ whyNot(${other}) ${explained} }`)).toMatchObject({ verdict: 'APART', rules: [] });
  });

  it('settles a doubt, and the task closes', async () => {
    await push('water/accounts', [{ no: 'W4', name: '赵强', born: '1960-03-03', phone: '13955211002' }]);
    const readTasks = (open: boolean) =>
      get<{ nodes: { sentence: string; members: { key: string }[] }[] }>(
        `{ identityTasks(open: ${open}) { nodes { sentence members { key } } } }`,
      ).then(({ nodes }) => nodes.filter(({ members }) => members.some(({ key }) => key === 'W4')));
    const [task] = await waitFor(async () => {
      const tasks = await readTasks(true);
      return tasks.length > 0 ? tasks : undefined;
    });
    expect(task?.sentence).toContain('may be the same or not');
    const doubtful = task?.members.map(({ key }) => key).find((key) => key !== 'W4') ?? '';
    const dataset = doubtful.startsWith('P') ? 'police.persons' : 'water.accounts';
    await get(`mutation { decideIdentity(kind: CANNOT_LINK, reason: "A shared telephone.",
      a: { dataset: "${dataset}", key: "${doubtful}" }, b: { dataset: "water.accounts", key: "W4" }) { id } }`);
    expect(await readTasks(true)).toEqual([]);
    expect(await readTasks(false)).toHaveLength(1);
  });

  it('withdraws: the two are together again under the old id, and the other id leads there', async () => {
    const parted = await findHolder('W1');
    await get(`mutation { withdrawDecision(id: "${decision}", reason: "One man after all.") { id } }`);
    const together = await findHolder('W1');
    expect([together?.id, keysOf(together as Person)]).toEqual([before, ['P1', 'W1', 'W3']]);
    expect(await get(`{ person(id: "${parted?.id}") { id } }`)).toEqual({ id: before });
    expect(await get(`{ entityHistory(id: "${parted?.id}") { status currentIds } }`)).toEqual({
      status: 'MERGED',
      currentIds: [before],
    });
  });

  it('a deleted record leaves no trace', async () => {
    await push('water/accounts', [{ no: 'W2', name: '李娜', phone: '13955219999' }], '?extent=whole');
    const holder = await waitFor(async () => {
      const found = await findHolder('P1');
      return found && keysOf(found).length === 1 ? found : undefined;
    });
    expect(holder.id).toBe(before);
    const everything = await get<unknown>(
      '{ persons(first: 50) { nodes { name { value alternatives { value } } telephone { value alternatives { value } } } } }',
    );
    expect(JSON.stringify(everything)).not.toMatch(/玮|13955211003/);
    const conflicts = await waitFor(async () => {
      const found = await get<{ nodes: unknown[] }>(
        '{ conflicts(first: 50) { nodes { state values { value } } } }',
      );
      return /玮|13955211003/.test(JSON.stringify(found)) ? undefined : found;
    });
    expect(conflicts).toBeDefined();
    const lost = `a: { dataset: "police.persons", key: "P1" }, b: { dataset: "water.accounts", key: "W1" }`;
    const { errors } = await ask(
      { url: desks.url, token: desks.token('steward') },
      `{ explainPair(${lost}) { verdict } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });
});
