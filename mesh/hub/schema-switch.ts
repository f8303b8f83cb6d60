import type { ComposedHub, HubRequest } from '../compose/index.ts';

interface Position {
  readonly hub: ComposedHub;
  underWay: number;
}

/**
 * Puts each question to the schema of its moment. A new schema takes the place of the old one between two questions:
 * those under way are answered by the schema that they were asked of, which is let go after the last of them.
 */
export class SchemaSwitch {
  #current: Position;

  constructor(hub: ComposedHub) {
    this.#current = { hub, underWay: 0 };
  }

  get sdl(): string {
    return this.#current.hub.sdl;
  }

  async execute(request: HubRequest): ReturnType<ComposedHub['execute']> {
    const position = this.#current;
    position.underWay++;
    try {
      return await position.hub.execute(request);
    } finally {
      position.underWay--;
      this.#letGo(position);
    }
  }

  replace(hub: ComposedHub): void {
    const old = this.#current;
    this.#current = { hub, underWay: 0 };
    this.#letGo(old);
  }

  #letGo(position: Position): void {
    if (position !== this.#current && position.underWay === 0) position.hub.close();
  }
}
