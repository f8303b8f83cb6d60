import type { FastifyInstance } from 'fastify';

/** A contract of a thousand fields has some 300 KB. */
const maxContractBytes = 1024 * 1024;
/** https://www.rfc-editor.org/rfc/rfc9512, and what was written before it. */
const yamlTypes = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];

/** Contracts come as the YAML that they are written in: faults are named by its lines. */
export function acceptContracts(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    yamlTypes,
    { parseAs: 'string', bodyLimit: maxContractBytes },
    (_request, body, done) => done(null, body),
  );
}
