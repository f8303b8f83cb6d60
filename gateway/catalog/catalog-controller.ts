import { Controller, Get, Header, Inject } from '@nestjs/common';
import { CATALOG_CITY, CATALOG_SOURCE, type CatalogCity, type CatalogSource } from './catalog-dataset.ts';
import { toDcat } from './to-dcat.ts';

@Controller('catalog.jsonld')
export class CatalogController {
  readonly #city: CatalogCity;
  readonly #source: CatalogSource;

  constructor(@Inject(CATALOG_CITY) city: CatalogCity, @Inject(CATALOG_SOURCE) source: CatalogSource) {
    this.#city = city;
    this.#source = source;
  }

  @Get()
  @Header('content-type', 'application/ld+json; charset=utf-8')
  async catalog(): Promise<string> {
    return JSON.stringify(toDcat({ city: this.#city, datasets: await this.#source() }));
  }
}
