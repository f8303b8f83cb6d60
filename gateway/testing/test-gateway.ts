import { join } from 'node:path';
import {
  issueToken,
  readTokenSecret,
  startGateway,
  type Client,
  type GatewayOptions,
  type LogLine,
  type RunningGateway,
  type TokenSecret,
} from '#gateway';
import type { QueryRequest } from '../serving/index.ts';
import { schemaExecutor } from './schema-executor.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const testCity = { name: 'test-city', title: { en: 'Test City', 'zh-CN': '测试市' } };

export const testClients: Client[] = [
  { id: 'service-hall', title: { en: 'Service hall' }, roles: ['reader'] },
  { id: 'auditor', title: { en: 'Auditor' }, roles: ['auditor'] },
];

export interface TestGateway extends RunningGateway {
  folder: string;
  secret: TokenSecret;
  token: string;
  lines: LogLine[];
  asked: QueryRequest[];
}

/** A gateway on a free port. Its log and what its executor was asked are kept to look at. */
export async function openTestGateway(changes: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const folder = temporaryFolder();
  const secret = await readTokenSecret(join(folder, 'token.key'));
  const lines: LogLine[] = [];
  const asked: QueryRequest[] = [];
  const gateway = await startGateway({
    port: 0,
    city: testCity,
    executor: schemaExecutor(asked),
    clients: testClients,
    tokenSecret: secret,
    readiness: () => ({ ready: true, sentence: 'Ready.' }),
    metricsSource: () => ({ sources: [], datasets: [], entities: [], openConflicts: 0 }),
    catalog: () => [],
    consoleDirectory: join(folder, 'console'),
    log: (line) => lines.push(line),
    ...changes,
  });
  const token = await tokenFor('service-hall', secret);
  return { ...gateway, folder, secret, token, lines, asked };
}

export function tokenFor(id: string, secret: TokenSecret): Promise<string> {
  return issueToken({ client: { id }, secret, audience: testCity.name });
}

/** A request with the service hall's token. */
export function ask(gateway: TestGateway, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${gateway.token}`, ...init.headers };
  return fetch(`${gateway.url}${path}`, { redirect: 'manual', ...init, headers });
}
