import { faultAt, isDatasetId, isDepartmentId, type Fault, type SourceDocument } from '#schemas';
import type { OdcsDocument } from '../odcs/index.ts';

/** `…/contracts/<department>/<dataset>/<version>.odcs.yaml`. */
const inCity = /(?:^|[\\/])contracts[\\/](.*)$/;
const ending = /\.odcs\.ya?ml$/;

/** What the document says of itself must be what its path says; a file outside a city is not compared. */
export function findPathFaults(document: SourceDocument): Fault[] {
  const data = document.data as OdcsDocument;
  const inside = inCity.exec(document.file)?.[1];
  return [
    ...formFaults(document, data),
    ...(inside === undefined ? [] : placeFaults(document, inside, data)),
  ];
}

function formFaults(document: SourceDocument, { domain, name }: OdcsDocument): Fault[] {
  const faults: Fault[] = [];
  if (domain === undefined)
    faults.push(
      faultAt(document, [], '"domain" is missing: it names the department, such as public-security.'),
    );
  else if (typeof domain === 'string' && !isDepartmentId(domain)) {
    faults.push(
      faultAt(
        document,
        ['domain'],
        `"${domain}" is no department: write lower-case words joined by hyphens.`,
      ),
    );
  }
  if (name === undefined)
    faults.push(faultAt(document, [], '"name" is missing: it names the dataset, such as population.'));
  else if (typeof name === 'string' && !isDatasetId(`department.${name}`)) {
    faults.push(
      faultAt(
        document,
        ['name'],
        `"${name}" is no dataset: write lower-case words joined by hyphens; a title for people goes into causewayTitle.`,
      ),
    );
  }
  return faults;
}

function placeFaults(document: SourceDocument, inside: string, data: OdcsDocument): Fault[] {
  const parts = inside.split(/[\\/]/);
  const [department = '', dataset = '', file = ''] = parts;
  if (parts.length !== 3 || !ending.test(file)) {
    return [
      faultAt(
        document,
        [],
        'A contract lies at contracts/<department>/<dataset>/<version>.odcs.yaml: move the file.',
      ),
    ];
  }
  const differ = (key: 'domain' | 'name' | 'version', folder: string, what: string): Fault[] => {
    if (data[key] === undefined || String(data[key]) === folder) return [];
    return [
      faultAt(
        document,
        [key],
        `${key} is "${String(data[key])}" but the ${what} is "${folder}": make them the same.`,
      ),
    ];
  };
  return [
    ...differ('domain', department, 'department folder'),
    ...(isDatasetId(`department.${String(data.name)}`) ? differ('name', dataset, 'dataset folder') : []),
    ...differ('version', file.replace(ending, ''), "file's name"),
  ];
}
