import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** The columns of the register that is taken in; `account_no` is the key. */
export const columns = [
  'account_no',
  'holder',
  'id_no',
  'phone',
  'district',
  'address',
  'meter_no',
  'balance',
  'opened_on',
  'state',
  'note',
  'updated_at',
] as const;

/** What one table of the register looks like in SQL; the raw COPY fills the same. */
export const columnTypes = columns
  .map(
    (name) =>
      `${name} ${{ balance: 'numeric', opened_on: 'date', updated_at: 'timestamp' }[name as string] ?? 'text'}`,
  )
  .join(', ');

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平';
const districts = ['340302', '340303', '340304', '340311', '340321', '340322', '340323'];
const streets = ['淮河路', '涂山路', '解放路', '胜利中路', '东海大道', '延安路', '朝阳路', '燕山路'];
const states = ['active', 'arrears', 'closed'];
const note =
  'Meter in the cellar behind the second door; key at the office on the ground floor; please ring twice before noon';

/**
 * Line `index` of the register as CSV, about 300 bytes, keys ascending as a table of accounts has them; the same index
 * and edition are the same line. An edition above 0 changes each row whose index divides by `100`.
 */
export function toLine(index: number, edition = 0): string {
  const hash = Math.imul(index + 1, 2654435761) >>> 0;
  const pick = (list: string | readonly string[], shift: number) =>
    list[(hash >>> shift) % list.length] ?? '';
  const changed = edition > 0 && index % 100 === 0;
  return [
    `W${String(index).padStart(11, '0')}`,
    pick(surnames, 3) + pick(given, 7) + pick(given, 11),
    `${pick(districts, 5)}19${60 + (hash % 40)}0${1 + (hash % 9)}1${hash % 10}${String(hash % 10000).padStart(4, '0')}`,
    `139${String(hash % 100_000_000).padStart(8, '0')}`,
    pick(districts, 5),
    `${pick(streets, 9)}${1 + (hash % 300)}号${1 + (hash % 20)}栋${1 + (hash % 6)}单元${100 + (hash % 900)}室`,
    `M-${(hash % 4294967296).toString(16).padStart(8, '0')}-${String(index % 1000).padStart(3, '0')}`,
    ((hash % 100_000) / 100 + (changed ? edition : 0)).toFixed(2),
    `20${10 + (hash % 15)}-0${1 + (hash % 9)}-1${hash % 10}`,
    pick(states, 13),
    `${note} ${hash % 1000}`,
    changed ? '2026-05-02 10:20:30' : '2026-01-02 03:04:05',
  ].join(',');
}

/** Writes the register of so many rows with a header; memory stays small. @returns bytes a row */
export async function writeRegister(path: string, rows: number, edition = 0): Promise<number> {
  const file = createWriteStream(path);
  let bytes = 0;
  const write = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (!file.write(text)) await once(file, 'drain');
  };
  await write(`${columns.join(',')}\n`);
  for (let from = 0; from < rows; from += 1000) {
    let lines = '';
    for (let index = from; index < Math.min(from + 1000, rows); index++)
      lines += `${toLine(index, edition)}\n`;
    await write(lines);
  }
  file.end();
  await once(file, 'finish');
  return bytes / rows;
}
