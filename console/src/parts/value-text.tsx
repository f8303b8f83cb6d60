import { useLocale } from '../locale/index.ts';

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);
const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value);
/** Identifiers, plates, telephones: read digit by digit, so each digit is as wide as the next. */
const isCode = (value: string): boolean =>
  /^\p{Script=Han}?[A-Z0-9][A-Z0-9+()·-]{4,}$/iu.test(value) && /\d/.test(value);

/** A value as people read it: dates in their language, identifiers in even digits, the rest as it is. */
export function ValueText({ value }: { value: string }) {
  const { day, exact } = useLocale();
  if (isDay(value)) {
    return (
      <time dateTime={value} title={value} className="even">
        {day(value)}
      </time>
    );
  }
  if (isInstant(value)) return <time dateTime={value}>{exact(value)}</time>;
  return <span className={isCode(value) ? 'code' : undefined}>{value}</span>;
}
