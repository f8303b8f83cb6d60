import { describe, expect, it } from '@jest/globals';
import type { ComposedHub, HubRequest } from '../compose/index.ts';
import { SchemaSwitch } from './schema-switch.ts';

/** A schema at our own port that answers its name when it is told to. */
class NamedHub {
  readonly name: string;
  readonly open: (() => void)[] = [];
  closed = 0;

  constructor(name: string) {
    this.name = name;
  }

  toPort(): ComposedHub {
    return {
      sdl: this.name,
      execute: () =>
        new Promise((resolve) => this.open.push(() => resolve({ data: { answeredBy: this.name } }))),
      close: () => void this.closed++,
    } as unknown as ComposedHub;
  }
}

const request = { query: '{ city { name } }' } as HubRequest;

describe('a change of the schema', () => {
  it('lets questions under way end where they began, and new ones begin at the new schema', async () => {
    const [first, second] = [new NamedHub('first'), new NamedHub('second')];
    const door = new SchemaSwitch(first.toPort());
    const early = [door.execute(request), door.execute(request)];
    door.replace(second.toPort());
    const late = door.execute(request);
    expect(door.sdl).toBe('second');
    expect(first.closed).toBe(0);
    first.open[0]?.();
    await early[0];
    expect(first.closed).toBe(0);
    first.open[1]?.();
    second.open[0]?.();
    const answers = await Promise.all([...early, late]);
    expect(answers.map(({ data }) => data)).toEqual(
      ['first', 'first', 'second'].map((answeredBy) => ({ answeredBy })),
    );
    expect([first.closed, second.closed]).toEqual([1, 0]);
  });

  it('lets a schema that nobody asks go at once, and only once', () => {
    const hubs = ['a', 'b', 'c'].map((name) => new NamedHub(name));
    const [a, b, c] = hubs as [NamedHub, NamedHub, NamedHub];
    const door = new SchemaSwitch(a.toPort());
    door.replace(b.toPort());
    door.replace(c.toPort());
    expect(hubs.map(({ closed }) => closed)).toEqual([1, 1, 0]);
  });
});
