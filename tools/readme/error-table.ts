import { errorCatalogue, errorCodes } from '#schemas';

/** The README's table of errors, as the catalogue has it. */
export function toErrorTable(): string {
  const rows = errorCodes.map((code) => {
    const { who, http, sentence } = errorCatalogue[code];
    return `| \`${code}\` | ${who} | ${http} | ${sentence({})} |`;
  });
  return ['| code | who | HTTP | sentence |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
