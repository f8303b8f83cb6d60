import { headSeeds, ourSeeds, slaSeeds } from './head-seeds.ts';
import { fieldSeeds, tableSeeds } from './row-seeds.ts';
import type { Seed } from './seed.ts';

export const seeds: readonly Seed[] = [...headSeeds, ...ourSeeds, ...slaSeeds, ...tableSeeds, ...fieldSeeds];
