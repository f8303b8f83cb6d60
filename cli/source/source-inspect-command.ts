import type { Command } from 'commander';
import type { CliConfig } from '../causeway.config.ts';
import { defaultCity } from '../default-city.ts';
import { toInspectQuestion } from './to-inspect-question.ts';

export interface InspectFlags {
  readonly city: string;
  readonly department?: string;
  readonly system?: string;
  readonly dataset?: string[];
  readonly out?: string;
  readonly sample?: string;
  readonly seconds?: string;
  readonly user?: string;
  readonly passwordFile?: string;
  readonly header?: string[];
  readonly json?: boolean;
}

const help = `
TARGET is one of:
  postgres://user@host/database            every table; behind a # one of them: …/database#T_RK_JBXX
  mariadb://… mysql://…                    likewise
  https://host/service?wsdl                a WSDL, an OpenAPI document, a GraphQL endpoint, an OData service,
  https://host/api/residents               or a resource that answers rows as JSON: the answer tells
  mqtt://host#taxis/+/position             a topic's retained messages, and what comes in --seconds
  nats://host#subject                      a JetStream's messages
  drop/*.csv, a file, a folder             csv, tsv, xlsx, jsonl, json, xml, parquet …

The system is only read: databases in read-only transactions, services by a few questions. Passwords go into no draft:
it names them, as \${env.NAME}. What the draft is not sure of it says in comments.

Examples:
  causeway source inspect postgres://reader@10.0.0.5/ga --password-file pw --department police --out my-city
  causeway source inspect drop/water --department water
  causeway source inspect https://health.example/api/residents --header 'X-Key: …' --json

With --out nothing is overwritten. Then: causeway contract lint, causeway source test, causeway publish.
Exit status: 0 drafted, 1 the system cannot be read, 2 wrong use.`;

/** `causeway source inspect`: drafts a source document and contracts of a live system or of files. */
export function addSourceInspectCommand(source: Command, config: CliConfig): void {
  source
    .command('inspect')
    .description('look at a live system or at files, and draft its source document and contracts')
    .argument('<target>', 'address, file, glob or folder')
    .option('--city <dir>', 'the city whose entities the fields are mapped to', defaultCity)
    .option('--department <name>', "the department's folder, such as public-security")
    .option('--system <name>', "the source document's name, such as registers")
    .option('--dataset <name...>', 'only these tables, operations, paths …')
    .option('--out <dir>', "write the drafts into a city's folder, where none are yet")
    .option(
      '--sample <rows>',
      'rows looked at of each dataset (default 1000000 of files and tables, 5000 of services)',
    )
    .option('--seconds <n>', 'how long a stream is listened to (default 10)')
    .option('--user <name>', 'who asks')
    .option('--password-file <file>', 'a file that holds the password (else the one in the address)')
    .option('--header <name: value...>', 'HTTP headers, such as an API key')
    .option('--json', 'print one JSON document: the findings and the drafts')
    .addHelpText('after', help)
    .action(async (target: string, flags: InspectFlags) => {
      const question = toInspectQuestion(target, flags);
      const { runSourceInspect } = await import('./run-source-inspect.ts');
      await runSourceInspect(question, flags, config);
    });
}
