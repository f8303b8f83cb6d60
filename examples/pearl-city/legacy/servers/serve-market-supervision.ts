import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { listen } from 'soap';
import type { IServices } from 'soap';
import { closeServer, governRequests, listenOn, Register } from '../process/index.ts';
import type { RegisterRow, RunningSystem, SystemStart } from '../process/index.ts';

const description = new URL('../../sources/market-supervision/register.wsdl', import.meta.url);
const largestPage = 500;

/** SOAP leaves an optional element out; it does not write an empty one. */
function withoutEmpty(row: RegisterRow): RegisterRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined));
}

function toServices(enterprises: Register): IServices {
  return {
    EnterpriseRegister: {
      EnterpriseRegisterPort: {
        ListEnterprises({ pageNo, pageSize }: { pageNo: number; pageSize: number }) {
          const size = Math.min(Number(pageSize), largestPage);
          const rows = enterprises.slice((Number(pageNo) - 1) * size, size);
          return { total: enterprises.total, Enterprise: rows.map(withoutEmpty) };
        },
        GetEnterprises({ regNo }: { regNo?: string | string[] }) {
          const numbers = [regNo ?? []].flat();
          return { Enterprise: enterprises.ofKeys(numbers).map(withoutEmpty) };
        },
      },
    },
  };
}

/** The enterprise register: SOAP 1.1, described by the committed WSDL (also at `/register?wsdl`). */
export async function serveMarketSupervision({ data, port, control }: SystemStart): Promise<RunningSystem> {
  const enterprises = await Register.read(data, { dataset: 'market-supervision/enterprises', key: 'RegNo' });
  const server = createServer((_request, response) => response.writeHead(404).end());
  const taken = await listenOn(server, port);
  const wsdl = (await readFile(description, 'utf8')).replace('127.0.0.1:4104', `127.0.0.1:${taken}`);
  // It takes its place among the listeners only once the WSDL is read; the control must stand before it.
  await new Promise((resolve) => listen(server, '/register', toServices(enterprises), wsdl, resolve));
  governRequests(server, control);
  return { port: taken, stop: () => closeServer(server) };
}
