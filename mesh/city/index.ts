/** A city's folder, read whole: every document checked alone and against the others. */
export { readCity, readCityDocument } from './read-city.ts';
export type { ReadCity } from './read-city.ts';
export { readCityModels, type CityModel } from './read-city-models.ts';
export type { City } from './city.ts';
export type { CityDocument } from './generated/city.ts';
