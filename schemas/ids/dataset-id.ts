import type { Brand } from './brand.ts';

/** A department's folder name: lower-case words joined by hyphens, such as `public-security`. */
export type DepartmentId = Brand<string, 'DepartmentId'>;
/** `<department>.<dataset>`, such as `public-security.population`. */
export type DatasetId = Brand<string, 'DatasetId'>;

const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
const departmentForm = new RegExp(`^${word}$`);
const datasetForm = new RegExp(`^${word}\\.${word}$`);

export function isDepartmentId(text: string): text is DepartmentId {
  return departmentForm.test(text);
}

export function isDatasetId(text: string): text is DatasetId {
  return datasetForm.test(text);
}

/** @throws RangeError for anything but lower-case words joined by hyphens. */
export function toDepartmentId(text: string): DepartmentId {
  if (isDepartmentId(text)) return text;
  throw new RangeError(`"${text}" is no department: write lower-case words joined by hyphens.`);
}

/** @throws RangeError for anything but `<department>.<dataset>`. */
export function toDatasetId(text: string): DatasetId {
  if (isDatasetId(text)) return text;
  throw new RangeError(`"${text}" is no dataset: write <department>.<dataset>, such as water.accounts.`);
}

export function departmentOf(dataset: DatasetId): DepartmentId {
  return dataset.slice(0, dataset.indexOf('.')) as DepartmentId;
}

/** The part after the department: `population` of `public-security.population`. */
export function datasetNameOf(dataset: DatasetId): string {
  return dataset.slice(dataset.indexOf('.') + 1);
}
