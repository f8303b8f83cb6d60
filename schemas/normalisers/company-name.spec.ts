import { describe, expect, it } from '@jest/globals';
import { normaliseCompanyName } from './company-name.ts';

describe('normaliseCompanyName', () => {
  it.each([
    [['The Smith & Sons Co., Ltd.', 'Smith and Sons Limited', 'SMITH + SONS LTD'], ['Smith & Daughters Ltd']],
    [['I.B.M. Corp.', 'IBM Corporation', 'I B M'], ['IBN']],
    [['Société Générale S.A.', 'Societe Generale SA', 'Société Générale'], ['Société Nationale']],
    [['Müller GmbH & Co. KG', 'Muller', 'MÜLLER GmbH'], ['Möller GmbH']],
    [['Philips N.V.', 'Philips NV', 'Philips B.V.'], ['Phillips']],
    [['First National Bank, Inc.', '1st Natl Bank'], ['Second National Bank']],
    [['Twenty-First Century Fox', '21st Century Fox', '21 Century Fox'], ['20th Century Fox']],
    [['Belvedere, The', 'belvedere  the', 'The Belvedere'], ['Belvedere Two']],
    [['V & J Day Care Centre', 'VJ Day Care Ctr.', 'V. and J. Day Care Center'], ['V Day Care Center']],
    [['Acme (Pty) Ltd', 'ACME Pty. Ltd.', 'Acme'], ['Acne Ltd']],
    [["Arnie Morton's", 'arnie mortons'], ['arnie morton']],
    [['Grupo Bimbo S.A. de C.V.', 'Grupo Bimbo SA de CV', 'grupo bimbo'], ['bimbo']],
  ])('reads %j as one', (same, others) => {
    const forms = same.map(normaliseCompanyName);
    expect(forms).toEqual(forms.map(() => forms[0]));
    for (const other of others) expect(normaliseCompanyName(other)).not.toBe(forms[0]);
  });

  it.each([
    ['The The', 'the the'],
    ['Limited', 'limited'],
    ['Company', 'company'],
    ['Lotus Day Spa', 'lotus day spa'],
    ['iPhone 6S 64GB', 'iphone 6s 64gb'],
    ['Mulberry St.', 'mulberry street'],
    ['St. Mary Hosp.', 'saint mary hospital'],
    ['--', ''],
  ])('reads %j as %j', (given, comparable) => expect(normaliseCompanyName(given)).toBe(comparable));
});
