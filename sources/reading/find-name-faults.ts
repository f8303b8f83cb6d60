import { faultAt, isDatasetId, isDepartmentId, type Fault, type SourceDocument } from '#schemas';

export interface SourceName {
  department: string;
  system: string;
}

/** Department and system from the document's place: `sources/<department>/<system>.yaml`. */
export function toSourceName(file: string): SourceName {
  const parts = file.replaceAll('\\', '/').split('/');
  return { department: parts.at(-2) ?? '', system: (parts.at(-1) ?? '').replace(/\.(yaml|yml|json)$/, '') };
}

/** Names that cannot be part of an id: of the folder, the file and each dataset. */
export function findNameFaults(
  document: SourceDocument,
  name: SourceName,
  datasets: readonly string[],
): Fault[] {
  const faults: Fault[] = [];
  if (!isDepartmentId(name.department)) {
    const sentence = `The folder "${name.department}" is no department: name it in lower-case words joined by hyphens.`;
    faults.push(faultAt(document, [], sentence));
  }
  if (!isDepartmentId(name.system)) {
    const sentence = `"${name.system}" is no system's name: name the file in lower-case words joined by hyphens.`;
    faults.push(faultAt(document, [], sentence));
  }
  for (const dataset of datasets) {
    if (isDatasetId(`department.${dataset}`)) continue;
    const sentence = `"${dataset}" is no dataset's name: write lower-case words joined by hyphens.`;
    faults.push(faultAt(document, ['datasets', dataset], sentence));
  }
  return faults;
}
