import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { addIdentityCommand } from './identity/index.ts';
import { addLinkCommand } from './link/index.ts';
import { refuseEmptyOptions } from './refuse-empty-options.ts';

function parse(...words: string[]): Promise<unknown> {
  const program = new Command('causeway').exitOverride().hook('preAction', (_program, action) => {
    refuseEmptyOptions(action);
    throw new Error('The command began.');
  });
  addLinkCommand(program);
  addIdentityCommand(program, {} as never);
  return program.parseAsync(words, { from: 'user' });
}

const link = ['link', '--auto', '--input', 'a.csv'];

describe('an option whose value is empty', () => {
  it.each([
    ...['--input', '--model', '--id', '--truth', '--out', '--report', '--save-model', '--work'].map(
      (name) => [name, link] as const,
    ),
    ...['--city', '--entity', '--report'].map((name) => [name, ['identity', 'train']] as const),
    ...['--city', '--entity', '--out'].map((name) => [name, ['identity', 'report']] as const),
  ])('is refused by its name: %s of %j', async (name, words) => {
    for (const value of ['', ' '])
      await expect(parse(...words, name, value)).rejects.toMatchObject({
        code: 'WRONG_USE',
        message: expect.stringContaining(`${name} is empty: say what is meant, or leave it out.`),
      });
  });

  it('is refused together with the others', async () => {
    await expect(parse(...link, '--work', '', '--out', '')).rejects.toThrow('--out, --work are empty');
  });

  it('is told of in one line by the command itself', () => {
    const bin = fileURLToPath(new URL('../bin/causeway.js', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [bin, ...link, '--work', ''], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, '--work is empty: say what is meant, or leave it out.\n']);
  }, 20_000);

  it('is none where it is left out', async () => {
    await expect(parse(...link, '--work', 'w')).rejects.toThrow('The command began.');
    await expect(parse('identity', 'train')).rejects.toThrow('The command began.');
  });
});
