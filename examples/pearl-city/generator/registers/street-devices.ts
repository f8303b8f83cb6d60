import type { Clerk } from '../errors/clerk.ts';
import { formatAddress } from '../address.ts';
import { toDay, today, toDashed, toInstant, toLocalText, toOfficeSecond } from '../calendar.ts';
import { roundDegrees, type Site } from '../city/site.ts';
import { rates } from '../error-rates.ts';
import { respellAddress, withFormerRoad } from '../errors/disturb-address.ts';
import type { Random } from '../random.ts';
import { withDoubles } from './doubled.ts';
import { type Entry, numbered, type Register } from './entry.ts';

/** How a department wrote down where its device stands. */
function observeSite(
  clerk: Clerk,
  site: Site,
): { address: string; longitude: number; latitude: number; errors: string[] } {
  const { random } = clerk;
  const isOld = clerk.errs('address-old', rates.addressOutOfDate);
  const isRespelled = clerk.errs('address-spelling', rates.addressSpelledDifferently);
  const address = isOld ? withFormerRoad(site.address) : site.address;
  return {
    address: isRespelled ? respellAddress(random, address) : formatAddress(address),
    // Surveyed each time anew: within about fifteen metres.
    longitude: roundDegrees(random.around(site.longitude, 0.00006)),
    latitude: roundDegrees(random.around(site.latitude, 0.00005)),
    errors: [...(isOld ? ['address-old'] : []), ...(isRespelled ? ['address-spelling'] : [])],
  };
}

const memberOf = (site: Site): Entry['members'] => [{ role: '', entity: 'place', truth: site.id }];

const drawSecond = (random: Random): number =>
  toOfficeSecond(random.between(toDay(2022, 1, 1), today - 2), random.next());

const toCameraCode = numbered('SXJ', 8);

export const cameras: Register = {
  dataset: 'public-security.cameras',
  keyField: 'SXJBH',
  toKey: toCameraCode,
  entries: (block, clerk) => {
    const { random } = clerk;
    return block.sites
      .filter((site) => site.devices.camera)
      .map((site): Entry => {
        const { address, longitude, latitude, errors } = observeSite(clerk, site);
        const row = {
          AZWZ: address,
          JD: longitude,
          WD: latitude,
          FBLDM: random.pick(['1', '2', '2', '2', '3']),
          ZTDM: random.chance(0.94) ? '1' : '2',
          GXSJ: toLocalText(drawSecond(random)),
        };
        return {
          row,
          errors,
          members: memberOf(site),
          complete: (_, number) => block.cameraCodes.set(site.id, toCameraCode(number)),
        };
      });
  },
  spoil: (row) => {
    row.AZWZ = '';
  },
};

export const videoPoints: Register = {
  dataset: 'city-management.video-points',
  keyField: 'code',
  toKey: numbered('VP', 7),
  entries: (block, clerk) => {
    const { random } = clerk;
    const points = block.sites.filter((site) => site.devices.video);
    return withDoubles(clerk, points, (site): Entry => {
      const { address, longitude, latitude, errors } = observeSite(clerk, site);
      const cameraCode =
        site.devices.camera && random.chance(0.6) ? (block.cameraCodes.get(site.id) ?? null) : null;
      const row = {
        name: site.name,
        address,
        lon: longitude,
        lat: latitude,
        cameraCode,
        format: random.pick(['SD', 'HD', 'HD', 'HD', 'UHD']),
        updatedAt: toInstant(drawSecond(random)),
      };
      return { row, errors, members: memberOf(site) };
    });
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.name = '';
    else row.lon = 1173.63;
  },
};

export const facilities: Register = {
  dataset: 'city-management.facilities',
  keyField: 'code',
  toKey: numbered('FA', 8),
  entries: (block, clerk) => {
    const { random } = clerk;
    const standing = block.sites.filter((site) => site.devices.facility);
    return withDoubles(clerk, standing, (site): Entry => {
      const { address, longitude, latitude, errors } = observeSite(clerk, site);
      const row = {
        kind: site.devices.facility,
        address,
        lon: longitude,
        lat: latitude,
        state: random.pick(['完好', '完好', '完好', '完好', '损坏', '维修中']),
        installedOn: toDashed(random.between(toDay(2008, 1, 1), toDay(2024, 12, 31))),
        updatedAt: toInstant(drawSecond(random)),
      };
      return { row, errors, members: memberOf(site) };
    });
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.kind = '';
    else row.installedOn = '2019-02-30';
  },
};
