import { roles } from './client.ts';

const client = {
  type: 'object',
  required: ['id', 'title', 'roles'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 64 },
    title: {
      type: 'object',
      required: ['en'],
      additionalProperties: { type: 'string', minLength: 1 },
    },
    department: { type: 'string' },
    reads: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$' },
    },
    roles: { type: 'array', minItems: 1, uniqueItems: true, items: { enum: roles } },
  },
};

/** What `access/clients.yaml` must look like, in JSON Schema 2020-12. */
export const clientsDocumentSchema = {
  type: 'object',
  required: ['clients'],
  additionalProperties: false,
  properties: { clients: { type: 'array', minItems: 1, items: client } },
};
