type Deserializer = (text: string) => string | number | boolean;

const whole = /^[+-]?\d+$/;
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * How the soap package is to read the types of XML Schema. Its own way makes 12 of "12 apples" and false of "perhaps";
 * what is not of its type stays the text that it is, for the contract to refuse.
 */
export const deserializers: Record<string, Deserializer> = {
  // Dates stay as they are written: a Date would move them into this machine's time zone.
  ...toAll(['date', 'dateTime', 'time'], (text) => text),
  ...toAll(
    ['int', 'integer', 'short', 'long', 'byte', 'unsignedInt', 'unsignedShort', 'unsignedLong'],
    toInteger,
  ),
  ...toAll(['nonNegativeInteger', 'positiveInteger'], toInteger),
  ...toAll(['double', 'float', 'decimal'], (text) => (decimal.test(text) ? Number(text) : text)),
  ...toAll(['boolean', 'bool'], toBoolean),
};

function toAll(types: readonly string[], read: Deserializer): Record<string, Deserializer> {
  return Object.fromEntries(types.map((type) => [type, read]));
}

/** A number that JavaScript cannot hold exactly stays a text. */
function toInteger(text: string): string | number {
  const value = Number(text);
  return whole.test(text) && Number.isSafeInteger(value) ? value : text;
}

function toBoolean(text: string): string | boolean {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : text;
}
