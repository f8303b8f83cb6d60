/** What a test does to a dataset's versions. Days are whole and counted from the first. */
export type Step =
  | { readonly do: 'patch' | 'minor' }
  | { readonly do: 'major'; readonly translates: boolean; readonly notice: number }
  | { readonly do: 'pass'; readonly days: number }
  | { readonly do: 'use' };

interface Known {
  readonly major: number;
  readonly translates: boolean;
  /** Day on which it may begin. */
  readonly from: number;
  began: boolean;
}

const graceDays = 90;
const idleDays = 30;

/**
 * The course of versions as the decision record says it, worked out anew from the whole list at every look, by major
 * versions one step apart. Slow and obvious; it knows nothing of the registry.
 */
export class ReferenceHistory {
  readonly versions = new Map<string, Known>();
  today = 0;
  readonly #lost = new Set<number>();
  readonly #deprecatedOn = new Map<number, number>();
  readonly #lastUse = new Map<number, number>();

  get highest(): [string, Known] | undefined {
    return [...this.versions].at(-1);
  }

  publish(version: string, of: { major: number; translates: boolean; notice: number }): void {
    const before = this.highest?.[1];
    const waits = before !== undefined && !before.began;
    const isMajor = before !== undefined && of.major > before.major;
    const own = isMajor ? this.today + of.notice : this.today;
    const from = waits ? Math.max(before.from, own) : own;
    this.versions.set(version, { major: of.major, translates: of.translates, from, began: false });
    if (from <= this.today) this.#begin(this.today);
  }

  use(): number | undefined {
    const served = [...new Set(this.#served().map(([, { major }]) => major))];
    const major = served.at(0);
    if (major !== undefined) this.#lastUse.set(major, this.today);
    return major;
  }

  /** The hub looks whether anything is due. */
  tick(): void {
    this.#begin(this.today);
    for (const [major, day] of this.#deprecatedOn) {
      const idle = this.today - (this.#lastUse.get(major) ?? -Infinity);
      if (this.today >= day + graceDays && idle > idleDays) this.#lost.add(major);
    }
  }

  statuses(): Record<string, string> {
    const served = new Map(this.#served());
    const active = this.#active()?.[0];
    return Object.fromEntries(
      [...this.versions].map(([version, { began }]) => {
        if (!began) return [version, 'notice'];
        if (version === active) return [version, 'active'];
        return [version, served.has(version) ? 'deprecated' : 'retired'];
      }),
    );
  }

  #begin(day: number): void {
    for (const known of this.versions.values()) {
      if (known.began || known.from > day) continue;
      known.began = true;
      this.#noteLosses(day);
    }
  }

  /** After each beginning: what can no longer be reached is lost for ever, the rest is deprecated since that day. */
  #noteLosses(day: number): void {
    const reached = new Set(this.#served().map(([, { major }]) => major));
    const active = this.#active()?.[1].major ?? 0;
    for (let major = 1; major < active; major++) {
      if (!reached.has(major)) this.#lost.add(major);
      else if (!this.#deprecatedOn.has(major)) this.#deprecatedOn.set(major, day);
    }
  }

  #active(): [string, Known] | undefined {
    return [...this.versions].filter(([, { began }]) => began).at(-1);
  }

  /** The newest of each major version that a chain of translations leads to; the active one first from the right. */
  #served(): [string, Known][] {
    const served: [string, Known][] = [];
    let next = this.#active();
    while (next && !this.#lost.has(next[1].major)) {
      served.unshift(next);
      const below = next[1].major - 1;
      if (!next[1].translates) break;
      next = [...this.versions].filter(([, { began, major }]) => began && major === below).at(-1);
    }
    return served;
  }
}
