import { errorCatalogue, errorCodes } from '#schemas';

/** So that the sentences read as they do in life. */
const example = {
  dataset: 'water.accounts',
  name: 'quarantine',
  path: '.causeway',
  deadline: 1500,
  pause: 5,
  port: 4000,
  limit: 12,
};
const shares = { count: 30, total: 100, limit: 0.2 };

/** The README's table of errors, as the catalogue has it. */
export function toErrorTable(): string {
  const rows = errorCodes.map((code) => {
    const { who, http, sentence } = errorCatalogue[code];
    return `| \`${code}\` | ${who} | ${http} | ${sentence(code === 'DELIVERY_REFUSED' ? { ...example, ...shares } : example)} |`;
  });
  return ['| code | who | HTTP | sentence |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
