import type { AddressBook } from '../address.ts';
import { Random } from '../random.ts';
import { blockSize, countInBlock } from './block-size.ts';
import { makeSite, type Site } from './site.ts';

const facilityKinds = ['路灯', '井盖', '垃圾箱', '公交站牌', '消火栓', '配电箱', '公共座椅', '交通标志'];

/** The street's cameras, video points and facilities of one block, each on its own place. */
export function makeSites(seed: string, block: number, addresses: AddressBook): Site[] {
  const cameras = blockSize.cameras;
  const shared = countInBlock(blockSize.sharedVideoPoints, block);
  const own = countInBlock(blockSize.ownVideoPoints, block);
  const total = cameras + own + blockSize.facilities;
  return Array.from({ length: total }, (_, index) => {
    const random = new Random(seed, 'site', block, index);
    const isFacility = index >= cameras + own;
    const devices: Site['devices'] = isFacility
      ? { facility: random.pick(facilityKinds) }
      : { camera: index < cameras, video: index < shared || index >= cameras };
    return makeSite(random, { number: block * 60 + index, addresses, devices });
  });
}
