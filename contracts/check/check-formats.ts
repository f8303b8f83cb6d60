import { showList } from '#schemas';
import { dateFormNames, isDateForm } from '../date-form.ts';
import { textFormatNames } from '../row-formats.ts';
import { isZone } from '../zone-offset.ts';
import { hintAt, type Findings } from './findings.ts';
import { listFields } from './visit-fields.ts';

/** Formats that the hub cannot check, and zones that are none. */
export function checkFormats(findings: Findings): void {
  for (const { field, path } of listFields(findings.data)) {
    const { format, defaultTimezone } = field.logicalTypeOptions ?? {};
    const at = (name: string): (string | number)[] => [...path, 'logicalTypeOptions', name];
    if (defaultTimezone !== undefined && !isZone(String(defaultTimezone)))
      findings.fault(
        at('defaultTimezone'),
        `"${defaultTimezone}" is no time zone: write one such as Asia/Shanghai.`,
      );
    if (typeof format !== 'string') continue;
    const { logicalType } = field;
    if (logicalType === 'date' && !isDateForm(format))
      findings.servedFault(at('format'), notAmong(format, dateFormNames));
    if (logicalType === 'string' && !textFormatNames.includes(format))
      findings.servedFault(at('format'), notAmong(format, textFormatNames));
  }
}

function notAmong(format: string, known: readonly string[]): string {
  const hint = hintAt(format, known, 'Known');
  const list = hint.startsWith(' Did') ? ` Known: ${showList(known)}.` : '';
  return `The hub knows no format "${format}" here.${hint}${list}`;
}
