/**
 * The city is made block by block, so that memory does not grow with it and block n is the same at every
 * scale. At scale 1 there are a hundred blocks. Fractions are spread over the blocks.
 */
export const blocksAtScaleOne = 100;

export const blockSize = {
  persons: 200,
  enterprises: 30,
  vehicles: 80,
  taxis: 2.6,
  operatingVehicles: 20,
  weighings: 60,
  hotlineCases: 20,
  cameras: 6,
  /** Of ten cameras, seven stand on the map as video points too; the rest of the points have no camera of the police. */
  sharedVideoPoints: 4.2,
  ownVideoPoints: 1.8,
  facilities: 15,
};

/** How many of a yearly or fractional count fall into a block. */
export function countInBlock(perBlock: number, block: number): number {
  return Math.floor((block + 1) * perBlock + 1e-9) - Math.floor(block * perBlock + 1e-9);
}

/** Blocks of a city of a scale; the smallest city has one. */
export function toBlockCount(scale: number): number {
  return Math.max(1, Math.round(scale * blocksAtScaleOne));
}
