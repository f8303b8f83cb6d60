import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { parse } from 'yaml';
import { readCity } from '#mesh';
import type { City } from '#mesh';

const directory = fileURLToPath(new URL('.', import.meta.url));
const ports = Object.fromEntries(
  ['public-security', 'social-security', 'health', 'market-supervision', 'taxis', 'city-management'].map(
    (name, index) => [name, 4101 + index],
  ),
);

describe('the documents of Pearl City', () => {
  let city: City;

  beforeAll(() => {
    const read = readCity(directory, { ports, data: '/nowhere', env: {}, city: directory });
    expect(read.faults).toEqual([]);
    if (read.city) city = read.city;
  });

  it('promise the twenty datasets of ten departments’ systems, speaking eight protocols', () => {
    expect(city.contracts.size).toBe(20);
    expect(city.sources.length).toBe(10);
    expect(new Set(city.sources.map((source) => source.kind)).size).toBe(8);
  });

  it('ask live what changes often, and only what can be asked by key', () => {
    const live = [...city.contracts.values()].filter((contract) => contract.delivery === 'live');
    expect(live.map((contract) => contract.dataset).sort()).toEqual([
      'health.residents',
      'market-supervision.enterprises',
      'social-security.insured',
    ]);
    for (const { dataset } of live) {
      const read = city.sources.flatMap((source) => source.datasets.get(dataset) ?? []);
      expect(read.map((one) => one.readsByKey)).toEqual([true]);
    }
  });

  it('have a title in every language of the city', () => {
    const titled = [
      ...city.sources,
      ...city.contracts.values(),
      ...city.entityTypes.flatMap((type) => [type, ...type.attributes, ...type.relations]),
      ...[...city.consistency.values()].flat(),
    ];
    for (const { title } of titled) {
      expect(city.document.locales.filter((locale) => !title[locale])).toEqual([]);
    }
  });

  it('give every attribute a dataset that speaks of it', () => {
    const mapped = new Set(
      [...city.contracts.values()].flatMap(({ mappings }) =>
        mappings.flatMap(({ entity, attributes }) =>
          Object.keys(attributes).map((name) => `${entity}.${name}`),
        ),
      ),
    );
    const all = city.entityTypes.flatMap(({ name, attributes }) =>
      attributes.map((attribute) => `${name}.${attribute.name}`),
    );
    expect(all.filter((attribute) => !mapped.has(attribute))).toEqual([]);
  });

  it('state a sharing class and a retention for every dataset', () => {
    for (const { file } of city.contracts.values()) {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8');
      expect(text).toContain('property: causewaySharing');
      expect(text).toContain('property: causewayRetention');
    }
  });

  it('report the three contradictions that the generator plants', () => {
    const rules = [...city.consistency.values()].flat().map((rule) => rule.id);
    expect(rules).toEqual(
      expect.arrayContaining([
        'pension-after-death',
        'two-household-registers',
        'vehicle-of-revoked-enterprise',
      ]),
    );
  });

  it('name what composes the departments’ own services', () => {
    const upstreams = city.sources.flatMap(({ upstream }) => upstream ?? []);
    expect(upstreams.map(({ type }) => type).sort()).toEqual(['graphql', 'openapi']);
    const sdl = upstreams.find(({ type }) => type === 'graphql')?.specFile ?? '';
    expect(() => buildSchema(readFileSync(sdl, 'utf8'))).not.toThrow();
  });

  it('know the demo’s clients and their roles', () => {
    const text = readFileSync(new URL('access/clients.yaml', import.meta.url), 'utf8');
    const { clients } = parse(text) as { clients: { id: string; roles: string[] }[] };
    expect(Object.fromEntries(clients.map(({ id, roles }) => [id, roles]))).toEqual({
      'service-hall': ['reader'],
      'social-security-developer': ['developer'],
      'public-security-developer': ['developer'],
      'city-management-map': ['reader'],
      steward: ['steward'],
      auditor: ['auditor'],
    });
  });
});
