import { parseDocument } from 'yaml';

interface Property {
  readonly name: string;
}

interface Plain {
  version: string;
  description: { purpose: string };
  customProperties: object[];
  schema: [{ properties: Property[]; customProperties: { property: string; value: unknown }[] }];
}

interface Mapping {
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** How many publishes bring a new field and so a minor number; the others are patches. */
const minorEvery = 10;

/**
 * Versions of one contract to be published in turn: first a second major version, which takes a field away and says
 * how the first is read from its rows, then as many patches and minor versions of it as asked.
 */
export class ContractVersions {
  readonly #first: Plain;
  readonly #lost: string;
  #minor = 0;
  #patch = 0;
  #count = 0;

  /** @param lost a field of the contract that is not required */
  constructor(text: string, lost: string) {
    this.#first = parseDocument(text).toJS() as Plain;
    this.#lost = lost;
  }

  /** Major version 2. */
  major(): string {
    return this.#write('2.0.0', 'the second major version');
  }

  next(): string {
    this.#count += 1;
    if (this.#count % minorEvery === 0) [this.#minor, this.#patch] = [this.#minor + 1, 0];
    else this.#patch += 1;
    return this.#write(`2.${this.#minor}.${this.#patch}`, `publish ${this.#count}`);
  }

  #write(version: string, purpose: string): string {
    const { properties, customProperties } = this.#first.schema[0];
    const added = Array.from({ length: this.#minor }, (_, index) => ({
      ...{ name: `added${index + 1}`, logicalType: 'string', description: 'Added by the measurement.' },
    }));
    const kept = properties.filter(({ name }) => name !== this.#lost);
    const object = {
      ...this.#first.schema[0],
      customProperties: customProperties.map((each) => this.#withoutLost(each)),
      properties: [...kept, ...added],
    };
    const translation = { property: 'causewayTranslations', value: [{ to: '1.0.0', rows: '$' }] };
    return JSON.stringify({
      ...{ ...this.#first, version, description: { ...this.#first.description, purpose } },
      customProperties: [...this.#first.customProperties, translation],
      schema: [object],
    });
  }

  /** Neither a mapping nor a claim to the last word may name what is gone. */
  #withoutLost(each: { property: string; value: unknown }): object {
    if (each.property === 'causewayAuthority') {
      const claims = each.value as { attributes: string[] }[];
      const isKept = (attribute: string) => !this.#lostAttributes().includes(attribute);
      return {
        ...each,
        value: claims.map((claim) => ({ ...claim, attributes: claim.attributes.filter(isKept) })),
      };
    }
    if (each.property !== 'causewayMapping') return each;
    const value = (each.value as Mapping[]).map((mapping) => {
      const attributes = Object.entries(mapping.attributes).filter(([, from]) => from !== this.#lost);
      return { ...mapping, attributes: Object.fromEntries(attributes) };
    });
    return { ...each, value };
  }

  #lostAttributes(): string[] {
    const { customProperties } = this.#first.schema[0];
    const mappings = customProperties.find(({ property }) => property === 'causewayMapping')?.value ?? [];
    return (mappings as Mapping[])
      .flatMap(({ attributes }) => Object.entries(attributes))
      .flatMap(([attribute, from]) => (from === this.#lost ? [attribute] : []));
  }
}
