/** The public codes: what a resident id, credit code, VIN, plate or division is, by its standard. */
export { cleanCreditCode, creditCodeCheckCharacter, isCreditCode } from './credit-code.ts';
export { isDivision } from './division.ts';
export { cleanPlate, isPlate } from './plate.ts';
export { cleanResidentId, isResidentId, residentIdCheckDigit, toResidentId } from './resident-id.ts';
export { cleanVin, isVin, vinCheckMatches } from './vin.ts';
