import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { gunzip, ZipArchive, type ZipMember } from '../archives/index.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import { sniffTable } from './sniff-table.ts';
import { sniffJson, sniffXml } from './sniff-tree.ts';
import type { SniffedFile } from './sniffed-file.ts';

/** What is read of a file. Bytes. */
const beginning = 256 * 1024;

/**
 * Guesses what a file on this machine is from its beginning: its format, encoding, delimiter, header, members.
 * @throws CausewayError SOURCE_RUBBISH for an archive that is cut; errors of the file system as they are
 */
export async function sniffFile(path: string): Promise<SniffedFile> {
  const [bytes, { size }] = [await readBeginning(path), await stat(path)];
  if (isGzip(bytes)) {
    const unpacked = await takeBeginning(gunzip(Readable.from([bytes]), { name: basename(path), size }));
    return { ...sniffBytes(unpacked), packed: 'gzip' };
  }
  return isZip(bytes) ? sniffZip(path) : sniffBytes(bytes);
}

function sniffBytes(bytes: Buffer): SniffedFile {
  if (bytes.length === 0) return { format: 'unknown', confidence: 0 };
  if (bytes.toString('latin1', 0, 4) === 'PAR1') return { format: 'parquet', confidence: 1 };
  const { text, encoding, hasByteOrderMark, confidence } = sniffEncoding(bytes);
  const found =
    sniffJson(text) ?? sniffXml(text) ?? sniffTable(text, (line) => iconv.encode(line, encoding).length);
  return { ...found, encoding, hasByteOrderMark, confidence: found.confidence * confidence };
}

async function sniffZip(path: string): Promise<SniffedFile> {
  const archive = await ZipArchive.open(path, basename(path));
  try {
    const members = await archive.members();
    if (members.some(({ name }) => name === 'xl/workbook.xml')) return { format: 'excel', confidence: 1 };
    const [first] = members;
    return {
      format: 'zip',
      members: members.map(({ name, size }) => ({ name, size })),
      ...(first && { member: await sniffMember(first) }),
      confidence: 1,
    };
  } finally {
    archive.close();
  }
}

async function sniffMember(member: ZipMember): Promise<SniffedFile> {
  const bytes = await takeBeginning(member.read());
  // An archive inside an archive is not opened; a workbook inside one is.
  if (isZip(bytes)) return { format: member.name.endsWith('.xlsx') ? 'excel' : 'zip', confidence: 0.8 };
  return isGzip(bytes) ? { format: 'unknown', packed: 'gzip', confidence: 0.5 } : sniffBytes(bytes);
}

/** The first bytes; that the packed rest was not given is no fault. */
async function takeBeginning(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const taken: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      taken.push(chunk);
      size += chunk.length;
      if (size >= beginning) break;
    }
  } catch (error) {
    if (size === 0) throw error;
  }
  return Buffer.concat(taken).subarray(0, beginning);
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isZip(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 2) === 'PK' && [3, 5].includes(bytes[2] ?? 0);
}
