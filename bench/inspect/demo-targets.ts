import { join } from 'node:path';
import type { InspectQuestion } from '#sources';

/** One legacy system of Pearl City, as its department would name it. */
export interface DemoTarget {
  /** `<department>/<system>` of the source document that was written by hand. */
  readonly source: string;
  readonly question: Pick<InspectQuestion, 'target' | 'only' | 'seconds'>;
}

/** The ten systems that speak, and the folders that files are dropped into. */
export function toDemoTargets(ports: Readonly<Record<string, number>>, data: string): DemoTarget[] {
  const http = (name: string) => `http://127.0.0.1:${ports[name]}`;
  const database = (name: string) =>
    `postgres://hub:pearl-city@127.0.0.1:${ports['public-security']}/${name}`;
  return [
    { source: 'public-security/registers', question: { target: database('ga') } },
    { source: 'civil-affairs/affairs', question: { target: database('civil') } },
    { source: 'social-security/insurance', question: { target: `${http('social-security')}/openapi.json` } },
    { source: 'health/records', question: { target: `${http('health')}/residents` } },
    {
      source: 'market-supervision/register',
      question: { target: `${http('market-supervision')}/register?wsdl` },
    },
    { source: 'city-management/facilities', question: { target: `${http('city-management')}/graphql` } },
    {
      source: 'transport/taxis',
      question: { target: `mqtt://127.0.0.1:${ports.taxis}#taxis/+/position`, seconds: 3 },
    },
    { source: 'transport/folder', question: { target: join(data, 'drop/transport') } },
    { source: 'taxation/taxpayers', question: { target: join(data, 'drop/taxation') } },
    { source: 'water/export', question: { target: join(data, 'drop/water') } },
  ];
}
