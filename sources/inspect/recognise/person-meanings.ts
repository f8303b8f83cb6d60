import type { Meaning } from './meaning.ts';
import { dates } from './meaning.ts';

/** What columns say of a person. */
export const personMeanings: readonly Meaning[] = [
  {
    name: 'resident-id',
    phrases: [
      'resident id',
      'id card',
      'id number',
      'certificate number',
      'identity number',
      'representative certificate',
      'resident certificate',
      'holder id',
      'owner id',
      'identity document',
    ],
    formats: ['resident-id', 'credit-code'],
    personal: 'sensitive-personal',
  },
  {
    name: 'former-name',
    phrases: ['former name', 'previous name', 'maiden name', 'old name'],
    formats: ['person-name', 'enterprise-name'],
    personal: 'personal',
  },
  {
    name: 'name',
    phrases: ['name', 'holder', 'deceased', 'applicant', 'full name'],
    formats: ['person-name', 'enterprise-name'],
  },
  { name: 'surname', phrases: ['surname', 'last name', 'family name'], personal: 'personal' },
  { name: 'given-name', phrases: ['given name', 'given', 'first name'], personal: 'personal' },
  {
    name: 'legal-representative',
    phrases: ['legal representative', 'representative name', 'head name'],
    formats: ['person-name'],
    personal: 'personal',
  },
  { name: 'spouse-name', phrases: ['spouse name', 'spouse'], formats: ['person-name'], personal: 'personal' },
  { name: 'doctor', phrases: ['doctor', 'physician'], personal: 'personal' },
  { name: 'sex', phrases: ['sex', 'sex code'], personal: 'personal' },
  {
    name: 'birth-date',
    phrases: ['birth date', 'birth', 'date of birth'],
    formats: dates,
    personal: 'personal',
  },
  { name: 'age', phrases: ['age'], personal: 'personal' },
  { name: 'death-date', phrases: ['death date', 'date of death'], formats: dates, personal: 'personal' },
  { name: 'nation', phrases: ['nation', 'nation code', 'nationality', 'ethnic group'], personal: 'personal' },
  { name: 'religion', phrases: ['religion'], personal: 'sensitive-personal' },
  { name: 'marital-status', phrases: ['marital status', 'marital', 'marriage status'], personal: 'personal' },
  {
    name: 'married-on',
    phrases: ['married on', 'marriage date', 'wedding date'],
    formats: dates,
    personal: 'personal',
  },
  { name: 'household-number', phrases: ['household number', 'household id'], personal: 'personal' },
  {
    name: 'address',
    phrases: ['address', 'installed location', 'location', 'residence', 'site address'],
    formats: ['address'],
  },
  {
    name: 'division',
    phrases: ['division code', 'division', 'area code', 'region code', 'district code', 'county code'],
    formats: ['division'],
  },
  { name: 'postcode', phrases: ['postcode', 'post code'] },
  {
    name: 'telephone',
    phrases: ['telephone', 'mobile', 'contact telephone', 'fax', 'mobile telephone'],
    formats: ['telephone'],
    personal: 'personal',
  },
  { name: 'email', phrases: ['email', 'e mail', 'mail address'], formats: ['email'], personal: 'personal' },
];
