import { findFreePort, isPortFree } from '#mesh';

/** The demo's ports as the city names them; where one is taken, a free one instead. */
export async function choosePorts(wanted: Readonly<Record<string, number>>): Promise<Record<string, number>> {
  const chosen: Record<string, number> = {};
  for (const [name, port] of Object.entries(wanted))
    chosen[name] = (await isPortFree(port)) ? port : await findFreePort();
  return chosen;
}
