import { findFreePort, isPortFree } from '#mesh';
import type { CityDocument } from '#mesh';

/**
 * The ports that the city names. One that a system of the demo is to listen on, and that is taken, gives way to a
 * free one; the others belong to systems that run already. With `anyFree` no named one is tried: several hubs may
 * start at once.
 */
export async function choosePorts(
  { ports = {}, demo }: CityDocument,
  anyFree: boolean,
): Promise<Record<string, number>> {
  const chosen: Record<string, number> = { ...ports };
  for (const { name } of demo?.systems ?? []) {
    const port = ports[name];
    if (anyFree || port === undefined || !(await isPortFree(port))) chosen[name] = await findFreePort();
  }
  return chosen;
}
