import { describe, expect, it } from '@jest/globals';
import {
  normaliseWesternAddress,
  toAddressNumber,
  toAddressStreet,
  toAddressUnit,
} from './western-address.ts';

/** As written; comparable; number, street and unit. */
const addresses: [string, string, string, string, string][] = [
  ['12224 ventura blvd.', '12224 ventura boulevard', '12224', 'ventura', ''],
  ['435 s. la cienega blv.', '435 south la cienega boulevard', '435', 'la cienega', ''],
  ['27 Washington Oak Park IL 60302', '27 washington oak park il 60302', '27', 'washington oak park', ''],
  ['tullaroop street', 'tullaroop street', '', 'tullaroop', ''],
  ['Flat 2, 10 High St', '10 high street unit 2', '10', 'high', '2'],
  ['10 High Street, Flat 2', '10 high street unit 2', '10', 'high', '2'],
  ['10 High St #2', '10 high street unit 2', '10', 'high', '2'],
  ['Hauptstr. 5', '5 hauptstrasse', '5', 'hauptstrasse', ''],
  ['Hauptstraße 5', '5 hauptstrasse', '5', 'hauptstrasse', ''],
  ['Lange Str. 5 a', '5a lange street', '5a', 'lange', ''],
  ['5/12 Smith Rd', '12 smith road unit 5', '12', 'smith', '5'],
  ['2/98-latchford barracks', '98 latchford barracks unit 2', '98', 'latchford barracks', '2'],
  ['Unit 3 12-14 Smith Street', '12 smith street unit 3', '12', 'smith', '3'],
  ['12 rue de la Paix, 75002 Paris', '12 rue de la paix 75002 paris', '12', 'de la paix', ''],
  ['av. des Champs-Élysées 10', '10 avenue des champs elysees', '10', 'des champs elysees', ''],
  ['Via Roma 12', '12 via roma', '12', 'roma', ''],
  ['C/ Mayor 5', '5 calle mayor', '5', 'mayor', ''],
  ['Keizersgracht 123', '123 keizersgracht', '123', 'keizersgracht', ''],
  ['12 A High St', '12a high street', '12a', 'high', ''],
  ['12 E High St', '12 east high street', '12', 'high', ''],
  ['93 ave. a', '93 avenue a', '93', 'avenue a', ''],
  ['9601 S. Avenue L', '9601 south avenue l', '9601', 'avenue l', ''],
  ['700 Fifth Ave. at 55th st.', '700 5th avenue at 55th street', '700', '5th', ''],
  ['100 Twenty-Third Street', '100 23rd street', '100', '23rd', ''],
  ['112 111th St', '112 111th street', '112', '111th', ''],
  ['25 w. 47', '25 west 47th', '25', '47th', ''],
  ['37-12 30th St', '37-12 30th street', '37-12', '30th', ''],
  ['8938-40 S. Cottage Grove', '8938 south cottage grove', '8938', 'cottage grove', ''],
  ['219 South Dearborn Second Floor', '219 south dearborn floor 2', '219', 'dearborn', 'floor 2'],
  ['4859 S. Wabash Ave.\n2nd floor', '4859 south wabash avenue floor 2', '4859', 'wabash', 'floor 2'],
  ['Hayes Center\n4859 S. Wabash', '4859 south wabash hayes center', '4859', 'wabash', ''],
  ['steakhouse 44 w. 63rd st.', '44 west 63rd street steakhouse', '44', '63rd', ''],
  ['27 forrest st st kilda', '27 forrest street saint kilda', '27', 'forrest', ''],
  ['10 Dr King Dr', '10 doctor king drive', '10', 'doctor king', ''],
  ['108 south park', '108 south park', '108', 'south park', ''],
  ['5251 W. North Ave.', '5251 west north avenue', '5251', 'north', ''],
  ['One Market St', '1 market street', '1', 'market', ''],
  ['Seven Hills Road', 'seven hills road', '', 'seven hills', ''],
  ['Suite 200, 1 Main St, Boston, MA 02134', '1 main street boston ma 02134 unit 200', '1', 'main', '200'],
  ['1 Main St, Miami FL 33101', '1 main street miami fl 33101', '1', 'main', ''],
  ['12, High Street, London', '12 high street london', '12', 'high', ''],
  ['P.O. Box 1128\nLake Villa', 'po box 1128 lake villa', '', '', ''],
  ['4800-60th Street', '4800 60th street', '4800', '60th', ''],
  [
    '225 N Michigan Ave Suite E08-100',
    '225 north michigan avenue unit e08-100',
    '225',
    'michigan',
    'e08-100',
  ],
  ['villa 5', 'villa 5', '', 'villa 5', ''],
  ['6', '6', '6', '', ''],
  ['--', '', '', '', ''],
];

describe('a Western address', () => {
  it.each(addresses)('%j is %j', (...[given, comparable, number, street, unit]) => {
    expect(normaliseWesternAddress(given)).toBe(comparable);
    expect([toAddressNumber(given), toAddressStreet(given), toAddressUnit(given)]).toEqual([
      number,
      street,
      unit,
    ]);
  });

  it.each(addresses)('%j comes to rest', (given) => {
    const form = normaliseWesternAddress(given);
    expect(normaliseWesternAddress(form)).toBe(form);
  });
});
