import { stat } from 'node:fs/promises';
import { explainedError } from '../errors/index.ts';
import { ZipArchive, type ZipMember } from '../files/index.ts';

const mebibyte = 1024 * 1024;
/** A workbook is read whole into memory, in about seven times its unpacked size: past this it belongs into another kind. */
const limits = { packed: 100 * mebibyte, unpacked: 128 * mebibyte, members: 2000 };
/** Where XML says what it is; a document type stands before the first element. Bytes. */
const prologue = 4096;

/**
 * Unpacks a workbook once without keeping it, before the library unpacks it into memory.
 * @throws CausewayError SOURCE_RUBBISH for what is cut, too large, or declares a document type (no spreadsheet does)
 */
export async function assertSafeWorkbook(path: string, name: string): Promise<void> {
  if ((await stat(path)).size > limits.packed) throw tooLarge(name);
  const archive = await ZipArchive.open(path, name);
  try {
    const members = await archive.members();
    if (members.length > limits.members) throw tooLarge(name);
    let total = 0;
    for (const member of members) total += await unpack(member, name, limits.unpacked - total);
  } finally {
    archive.close();
  }
}

/** The member's bytes, counted. */
async function unpack(member: ZipMember, workbook: string, left: number): Promise<number> {
  let size = 0;
  for await (const chunk of member.read()) {
    if (size < prologue && /<!(DOCTYPE|ENTITY)/i.test(chunk.subarray(0, prologue).toString('latin1')))
      throw explainedError(
        'SOURCE_RUBBISH',
        `${workbook} declares a document type, which no spreadsheet program writes`,
      );
    size += chunk.length;
    if (size > left) throw tooLarge(workbook);
  }
  return size;
}

function tooLarge(name: string): Error {
  const [packed, unpacked] = [limits.packed / mebibyte, limits.unpacked / mebibyte];
  const reason = `${name} is larger than ${packed} MiB, or than ${unpacked} MiB unpacked: deliver it as CSV`;
  return explainedError('SOURCE_RUBBISH', reason);
}
