import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { findAndParseConfig } from '@graphql-mesh/cli';
import { getMesh } from '@graphql-mesh/runtime';

it('lets a department developer see his service in the mesh command as the hub composes it', async () => {
  const directory = fileURLToPath(new URL('.', import.meta.url));
  const mesh = await getMesh(await findAndParseConfig({ dir: directory }));
  try {
    const fields = Object.keys(mesh.schema.getQueryType()?.getFields() ?? {});
    expect(fields).toEqual(
      expect.arrayContaining(['cityManagement_api_facilities', 'cityManagement_api_videoPoints']),
    );
    expect(fields.filter((field) => field.startsWith('socialSecurity_api_')).length).toBeGreaterThan(0);
    expect(fields.filter((field) => !/^(cityManagement|socialSecurity)_api_/.test(field))).toEqual([]);
  } finally {
    mesh.destroy();
  }
});
