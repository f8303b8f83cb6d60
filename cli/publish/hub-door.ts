import type { PublishReport } from '#mesh';
import { CausewayError } from '#schemas';
import type { DatasetId } from '#schemas';

export interface Sending {
  readonly dataset: DatasetId;
  readonly text: string;
  readonly token: string;
  /** As the address takes them. */
  readonly parameters: Readonly<Record<string, string>>;
}

interface ErrorBody {
  readonly errors?: readonly { readonly message: string }[];
}

/** The running hub as the command line sees it: an address. */
export class HubDoor {
  readonly url: string;

  constructor(url: string) {
    this.url = url.replace(/\/+$/, '');
  }

  /** The text of a version that the hub has; undefined where it has none, or does not let this client see it. */
  async findText(dataset: DatasetId, version: string, token: string): Promise<string | undefined> {
    const path = `${toPath(dataset)}/${encodeURIComponent(version)}`;
    const answer = await this.#ask(path, { headers: bearer(token) });
    return answer.ok ? answer.text() : undefined;
  }

  /** @throws CausewayError where the hub cannot be reached, does not know the client, or cannot publish at all */
  async send({ dataset, text, token, parameters }: Sending): Promise<PublishReport> {
    const query = new URLSearchParams(parameters).toString();
    const answer = await this.#ask(`${toPath(dataset)}${query === '' ? '' : `?${query}`}`, {
      method: 'POST',
      body: text,
      headers: { ...bearer(token), 'content-type': 'application/yaml' },
    });
    const isReport = answer.headers.get('content-type')?.includes('json') ?? false;
    const body = isReport ? ((await answer.json()) as Partial<PublishReport> & ErrorBody) : undefined;
    if (body?.outcome === undefined) throw toSaid(answer.status, body);
    return body as PublishReport;
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.url}${path}`, init);
    } catch (error) {
      const reason = `No hub answers at ${this.url}: start it ("causeway start"), or name another with --hub.`;
      throw new CausewayError('WRONG_USE', { reason }, { cause: error });
    }
  }
}

function toPath(dataset: DatasetId): string {
  return `/contracts/${dataset.replace('.', '/')}`;
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function toSaid(status: number, body: ErrorBody | undefined): CausewayError {
  const reason =
    body?.errors?.[0]?.message ?? `The hub answered ${status} and no report; is this a Causeway hub?`;
  return new CausewayError(
    status >= 500 ? 'INTERNAL' : 'BAD_REQUEST',
    status >= 500 ? { said: reason } : { reason },
  );
}
