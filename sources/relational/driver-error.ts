import { CausewayError } from '#schemas';
import { errorCodeOf, explainedError, sourceError, toSourceError } from '../errors/index.ts';

export interface DriverPackage {
  /** The database's name, for people. */
  name: string;
  /** What installs its driver. */
  install: string;
}

/** By the codes of `mssql` and `oracledb`, as their manuals list them. */
const byCode: Record<string, 'SOURCE_UNREACHABLE' | 'SOURCE_REFUSED' | 'SOURCE_TIMEOUT'> = {
  ...{ ELOGIN: 'SOURCE_REFUSED', ESOCKET: 'SOURCE_UNREACHABLE', ECONNCLOSED: 'SOURCE_UNREACHABLE' },
  ...{ ENOTOPEN: 'SOURCE_UNREACHABLE', EINSTLOOKUP: 'SOURCE_UNREACHABLE', ETIMEOUT: 'SOURCE_TIMEOUT' },
  ...{ 'ORA-01017': 'SOURCE_REFUSED', 'ORA-28000': 'SOURCE_REFUSED', 'ORA-01045': 'SOURCE_REFUSED' },
  ...{ 'NJS-500': 'SOURCE_UNREACHABLE', 'NJS-501': 'SOURCE_UNREACHABLE', 'NJS-503': 'SOURCE_UNREACHABLE' },
  ...{ 'NJS-510': 'SOURCE_TIMEOUT', 'NJS-040': 'SOURCE_TIMEOUT', 'NJS-123': 'SOURCE_TIMEOUT' },
};

/** What a driver that is not part of the hub throws, first of all that it is not there. */
export function toDriverError(error: unknown, { name, install }: DriverPackage): CausewayError {
  if (error instanceof CausewayError) return error;
  if (isMissing(error)) {
    return explainedError(
      'SOURCE_REFUSED',
      `the hub has no driver for ${name}: whoever runs the hub types ${install} in its folder`,
      error,
    );
  }
  const code = byCode[errorCodeOf(error) ?? ''];
  return code === undefined ? toSourceError(error) : sourceError(code, error);
}

function isMissing(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name === 'DriverPackageNotInstalledError' || errorCodeOf(error) === 'MODULE_NOT_FOUND';
}
