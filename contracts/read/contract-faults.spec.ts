import { describe, expect, it } from '@jest/globals';
import { showFault } from '#schemas';
import { readFixture } from '../fixtures/index.ts';

/** Faults without file and line, which have cases of their own. */
const said = (from: string | RegExp, to: string): string[] =>
  readFixture((whole) => {
    const changed = whole.replace(from, to);
    expect(changed).not.toBe(whole);
    return changed;
  }).faults.map((fault) => showFault(fault).replace(/^.*?:\d+: /, ''));

const mapping = 'schema[0].customProperties[2].value';
const fields = 'schema[0].properties';

describe('a mistake in a contract is said once, and nothing else is', () => {
  it.each<[what: string, change: [string | RegExp, string], sentences: string | string[]]>([
    ['a missing status', ['status: active\n', ''], '"status" is missing: add it.'],
    [
      'a wrong kind',
      ['kind: DataContract', 'kind: DataContrct'],
      'kind: Must be one of DataContract; found "DataContrct". Did you mean "DataContract"?',
    ],
    [
      'a department that is not the folder',
      ['domain: civil-affairs', 'domain: health'],
      'domain: domain is "health" but the department folder is "civil-affairs": make them the same.',
    ],
    [
      'a name that is not the folder',
      ['name: marriages', 'name: marriage'],
      'name: name is "marriage" but the dataset folder is "marriages": make them the same.',
    ],
    [
      'a version that is not the file',
      ['version: 1.0.0', 'version: 1.1.0'],
      'version: version is "1.1.0" but the file\'s name is "1.0.0": make them the same.',
    ],
    [
      'no department',
      ['domain: civil-affairs\n', ''],
      '"domain" is missing: it names the department, such as public-security.',
    ],
    [
      'a name for people',
      ['name: marriages', 'name: Marriages'],
      'name: "Marriages" is no dataset: write lower-case words joined by hyphens; a title for people goes into causewayTitle.',
    ],
    [
      'no key',
      [/ +primaryKey: true\n/g, ''],
      `${fields}: No field is the key: give one of them primaryKey: true.`,
    ],
    [
      'a doubled key position',
      ['primaryKeyPosition: 2', 'primaryKeyPosition: 1'],
      `${fields}[1].primaryKeyPosition: Position 1 in the key is taken by "office": number them 1, 2, 3 …`,
    ],
    [
      'an as-of that is no field',
      ['value: updatedAt', 'value: updatdAt'],
      'schema[0].customProperties[0].value: causewayAsOf names no field: there is no "updatdAt". Did you mean "updatedAt"?',
    ],
    [
      'an as-of that is no time',
      ['value: updatedAt', 'value: state'],
      'schema[0].customProperties[0].value: causewayAsOf must name a date or a timestamp; "state" is string.',
    ],
    [
      'a share above one',
      ['value: 0.1', 'value: 20'],
      'schema[0].customProperties[1].value: Must be at most 1; found 20.',
    ],
    [
      'an unknown delivery',
      ['value: live', 'value: life'],
      'customProperties[0].value: Must be one of mirror, live, index; found "life". Did you mean "live"?',
    ],
    [
      'an unknown property of ours',
      ['causewayDelivery', 'causewayDelivry'],
      'customProperties[0].property: The hub knows no custom property "causewayDelivry". Did you mean "causewayDelivery"?',
    ],
    [
      'a property of ours in the wrong place',
      ['causewayDelivery', 'causewayAsOf'],
      'customProperties[0].property: "causewayAsOf" does not belong here: put it in the one entry of "schema".',
    ],
    [
      'a property of ours given twice',
      ['  - property: someoneElses\n    value: 5', '  - property: causewayTitle\n    value: { en: x }'],
      'customProperties[2].property: "causewayTitle" is given twice: keep one.',
    ],
    [
      'an unknown entity',
      ['entity: person', 'entity: persn'],
      `${mapping}[0].entity: The city knows no entity "persn". Did you mean "person"?`,
    ],
    [
      'an unknown attribute',
      ['birthDate: wifeBorn', 'birthdate: wifeBorn'],
      `${mapping}[1].attributes.birthdate: A person has no attribute "birthdate". Did you mean "birthDate"?`,
    ],
    [
      'an unknown field',
      ['name: wifeName', 'name: wifesName'],
      `${mapping}[1].attributes.name: The contract has no field "wifesName". Did you mean "wifeName"?`,
    ],
    [
      'an unknown nested field',
      ['husband.idNo', 'husband.idNr'],
      `${mapping}[0].attributes.residentId: The contract has no field "husband.idNr". Did you mean "husband.idNo"?`,
    ],
    [
      'a block where a value is due',
      ['husband.idNo', 'husband'],
      `${mapping}[0].attributes.residentId: "husband" is an object: name a single value inside it, such as husband.code.`,
    ],
    [
      'a word that the attribute does not know',
      ['"20": married', '"20": maried'],
      `${mapping}[0].attributes.maritalStatus.codes.20: "maried" is no value of "maritalStatus": it knows single, married, widowed. Did you mean "married"?`,
    ],
    [
      'a code that the field does not allow',
      ['"20": married', '"21": married'],
      `${mapping}[0].attributes.maritalStatus.codes.21: "21" is no allowed value of "state" (20, 30).`,
    ],
    [
      'a constant of the wrong type',
      ['constant: male', 'constant: 1'],
      `${mapping}[0].attributes.sex.constant: 1 is no string, as "sex" is.`,
    ],
    [
      "a department's own words for an enumeration",
      ['name: wifeName\n', 'sex: wifeName\n'],
      `${mapping}[1].attributes.sex: "sex" knows only male, female: translate the department's values with codes.`,
    ],
    [
      'a date form for no date',
      ['date: yyyyMMdd', 'date: yyyymmdd'],
      `${mapping}[0].attributes.birthDate.date: Must be one of yyyyMMdd, yyyy-MM-dd, yyyy/M/d, epoch-ms, excel; found "yyyymmdd". Did you mean "yyyyMMdd"?`,
    ],
    [
      'the same role twice',
      ['role: wife', 'role: husband'],
      `${mapping}[1]: This entity is mapped twice in the same role: give each mapping a role of its own.`,
    ],
    [
      'a condition on no field',
      ['isDeleted: [false]', 'isDelted: [false]'],
      `${mapping}[0].when.isDelted: The contract has no field "isDelted". Did you mean "isDeleted"?`,
    ],
    [
      'a condition that never holds',
      ['isDeleted: [false]', 'state: ["40"]'],
      `${mapping}[0].when.state: "40" is no allowed value of "state" (20, 30): it would never hold.`,
    ],
    [
      'an unknown key of a mapping',
      ['role: wife', 'rolle: wife'],
      `${mapping}[1].rolle: "rolle" is not known here. Did you mean "role"?`,
    ],
    [
      'a doubled field',
      ['name: amount,', 'name: amount, logicalType: number }\n      - { name: amount,'],
      `${fields}[10].name: There is a field "amount" already: rename or remove one.`,
    ],
    [
      'a field with a foreign name',
      ['name: office', 'name: 机关'],
      `${fields}[0].name: "机关" becomes a GraphQL field: write a letter and then letters, digits and _ (the source's "fields" maps it to the department's own name).`,
    ],
    [
      'a field without a type',
      ['name: amount, logicalType: number', 'name: amount'],
      `${fields}[9]: "logicalType" is missing: say string, number, integer, boolean, date, timestamp, object or array.`,
    ],
    [
      'an unknown type',
      ['logicalType: number', 'logicalType: nubmer'],
      `${fields}[9].logicalType: Must be one of string, date, timestamp, time, number, integer, object, array, boolean; found "nubmer". Did you mean "number"?`,
    ],
    [
      'a time of day',
      ['logicalType: number', 'logicalType: time'],
      `${fields}[9].logicalType: The hub keeps no times of day: use string with a pattern.`,
    ],
    [
      'an invalid pattern',
      ['(\\d{2}', '((\\d{2}'],
      `${fields}[3].properties[0].logicalTypeOptions.pattern: "^\\d{15}((\\d{2}[\\dX])?$" is no valid regular expression: look for an unclosed bracket or a stray backslash.`,
    ],
    [
      'a range without values',
      ['minimum: 1', 'minimum: 5, maximum: 4'],
      `${fields}[1].logicalTypeOptions.minimum: minimum 5 is above maximum 4: no value could fit.`,
    ],
    [
      'an unknown date format',
      ['format: excel', 'format: exel'],
      `${fields}[6].logicalTypeOptions.format: The hub knows no format "exel" here. Did you mean "excel"? Known: yyyyMMdd, yyyy-MM-dd, yyyy/M/d, epoch-ms, excel.`,
    ],
    [
      'an unknown option',
      ['maxLength: 4', 'maxLenght: 4'],
      `${fields}[10].items.logicalTypeOptions.maxLenght: "maxLenght" is not known here. Did you mean "maxLength"?`,
    ],
    [
      'an unknown zone',
      ['Asia/Shanghai', 'Asia/Bengbu'],
      `${fields}[12].logicalTypeOptions.defaultTimezone: "Asia/Bengbu" is no time zone: write one such as Asia/Shanghai.`,
    ],
    [
      'allowed values of another type',
      ["value: ['20', '30']", "value: [20, '30']"],
      `${fields}[7].customProperties[0].value[0]: 20 is no string, as this field is: put it in quotes.`,
    ],
    [
      'a nested key',
      ['name: idNo,', 'name: idNo, primaryKey: true,'],
      `${fields}[3].properties[0].primaryKey: A key field stands at the top of the row: take primaryKey out, or bring the field up in the source.`,
    ],
    [
      'an unknown key of the standard',
      ['required: true\n', 'requird: true\n'],
      `${fields}[2].requird: "requird" is not known here. Did you mean "required"?`,
    ],
    [
      'no schema',
      [/schema:[^]*/, ''],
      'schema: "schema" is missing: describe the rows of the dataset in one entry.',
    ],
    [
      'a second schema',
      [/$/, '  - name: other\n'],
      'schema[1]: A contract describes one dataset: move this entry to a contract of its own.',
    ],
  ])('names %s', (_, [from, to], sentences) => expect(said(from, to)).toEqual([sentences].flat()));
});
