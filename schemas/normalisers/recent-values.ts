/** A bounded memory of text → text. Full, it forgets the older half: cheaper than ordering by use, and as good here. */
export class RecentValues {
  private young = new Map<string, string>();
  private old = new Map<string, string>();
  private readonly half: number;

  constructor(limit: number) {
    this.half = Math.max(1, Math.floor(limit / 2));
  }

  get(key: string, make: () => string): string {
    const known = this.young.get(key);
    if (known !== undefined) return known;
    const value = this.old.get(key) ?? make();
    if (this.young.size >= this.half) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
    return value;
  }
}
