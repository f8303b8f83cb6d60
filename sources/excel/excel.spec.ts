import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { makeFolder, openTestReader, readRows } from '../testing/index.ts';

const folder = makeFolder();
afterAll(() => folder.remove());

const text = (value: string) => ({ value, type: String });
const number = (value: number) => ({ value, type: Number });
const date = (value: string) => ({ value: new Date(value), type: Date, format: 'yyyy-mm-dd' });

beforeAll(async () => {
  const titles = [text('2024年 纳税人')];
  const header = ['登记序号', '纳税人名称', '联系电话', '注册资本', '更新日期'].map(text);
  const rows = [
    [text('001'), text('珍珠公司'), number(13800138000), number(12.5), date('2024-05-01')],
    [null, null, null, null, null],
    [text('002'), text('蚌埠公司'), null, text('100'), date('2024-05-01T10:30:00Z')],
  ];
  await writeExcelFile([
    { data: [[text('nothing')]], sheet: 'Notes' },
    { data: [titles, header, ...rows], sheet: '名录' },
  ]).toFile(`${folder.path}/taxpayers.xlsx`);
});

const open = (dataset: string) =>
  openTestReader(
    `{ kind: excel, title: { en: Office }, guard: { retries: 0 }, datasets: { taxpayers: ${dataset} } }`,
    {
      data: folder.path,
    },
  );

describe('an Excel workbook', () => {
  it.each(['名录', 2])(
    'is read from the sheet %s, dates as text, numbers as the contract types them',
    async (sheet) => {
      const fields =
        '{ number: 登记序号, name: 纳税人名称, telephone: 联系电话, capital: 注册资本, updatedOn: 更新日期 }';
      const { reader, read } = open(`{ path: "*.xlsx", sheet: ${sheet}, headerRow: 2, fields: ${fields} }`);
      const fieldTypes = {
        number: 'string',
        name: 'string',
        telephone: 'string',
        capital: 'number',
        updatedOn: 'date',
      } as const;
      const { rows, total } = await readRows(reader, { ...read('taxpayers'), fieldTypes });
      expect(total).toBe(2);
      expect(rows).toEqual([
        {
          value: {
            number: '001',
            name: '珍珠公司',
            telephone: '13800138000',
            capital: 12.5,
            updatedOn: '2024-05-01',
          },
          position: 'taxpayers.xlsx:3',
        },
        {
          value: {
            number: '002',
            name: '蚌埠公司',
            telephone: null,
            capital: 100,
            updatedOn: '2024-05-01T10:30:00',
          },
          position: 'taxpayers.xlsx:5',
        },
      ]);
    },
  );

  it.each([
    ['a sheet that is not there', '{ path: taxpayers.xlsx, sheet: absent }'],
    ['a column that is not there', '{ path: taxpayers.xlsx, sheet: 2, headerRow: 2, fields: { a: absent } }'],
    ['a header row past the end', '{ path: taxpayers.xlsx, sheet: 2, headerRow: 99 }'],
    ['what is no workbook', '{ path: text.xlsx }'],
    ['a truncated workbook', '{ path: half.xlsx }'],
  ])('refuses %s', async (_, dataset) => {
    const { readFileSync } = await import('node:fs');
    const whole = readFileSync(`${folder.path}/taxpayers.xlsx`);
    folder.write('text.xlsx', 'id,name\n');
    folder.write('half.xlsx', whole.subarray(0, whole.length / 2));
    const { reader, read } = open(dataset);
    await expect(readRows(reader, read('taxpayers'))).rejects.toMatchObject({ code: 'SOURCE_RUBBISH' });
  });
});
