/* generated from person.schema.json by npm run generate; do not edit */

export interface Person {
  name?: string;
  residentId?: string;
  birthDate?: string;
  telephone?: string;
}
