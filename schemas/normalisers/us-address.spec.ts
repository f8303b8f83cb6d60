import { describe, expect, it } from '@jest/globals';
import { normaliseUsAddress } from './us-address.ts';

describe('normaliseUsAddress', () => {
  it.each([
    ['316 N Pulaski Rd ', '316 n pulaski'],
    ['316 North PULASKI ROAD', '316 n pulaski'],
    ['25 W. 47Th St. ', '25 w 47'],
    ['34 E 115TH STREET ', '34 e 115'],
    ['120 First Avenue', '120 1'],
    ['8938-40 S. Cottage Grove ', '8938 s cottage grove'],
    ['3416 ? -18 W. 79th Street ', '3416 w 79'],
    ['219 South Dearborn Second Floor ', '219 s dearborn'],
    ['744 North Monticello Ave. 1st Floor ', '744 n monticello'],
    ['610 South Canal Street 170C ', '610 s canal'],
    ['4859 S. Wabash Ave.\n2nd floor\n', '4859 s wabash'],
    ['Hayes Center\n4859 S. Wabash\n', '4859 s wabash'],
    ['14424 Wentworth Ave\nRiverdale, IL  60827\n', '14424 wentworth'],
    ['5251 W. North Ave. ', '5251 w north'],
    ['10 North Ave', '10 north'],
    ['5500 N. St Louis ', '5500 n saint louis'],
    ['5500 North Saint Louis Avenue  ', '5500 n saint louis'],
    ['9601 S. Avenue L', '9601 s avenue l'],
    ['P.O. Box 1128\nLake Villa', 'po box 1128 lake villa'],
    ['', ''],
  ])('reads %j as %j', (given, comparable) => {
    expect(normaliseUsAddress(given)).toBe(comparable);
  });

  it('keeps the two ends of a street apart', () => {
    expect(normaliseUsAddress('1001 N Halsted')).not.toBe(normaliseUsAddress('1001 S Halsted'));
  });
});
