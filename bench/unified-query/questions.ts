/** What is asked of a vehicle: six attributes, mirrored from three registers of two departments. */
export const askedAttributes = ['plate', 'vin', 'make', 'ownerName', 'status', 'operationStatus'] as const;
export type AskedAttribute = (typeof askedAttributes)[number];

/** How many vehicles a list asks for. */
export const listLength = 50;

const envelope = `fragment envelope on StringAttribute {
  value asOf confidence disputed source { department dataset key reached copiedAt }
  alternatives { value asOf source { department dataset } }
}`;
const wholeVehicle = `id ${askedAttributes.map((name) => `${name} { ...envelope }`).join(' ')} records { dataset key }`;
const valueVehicle = `${askedAttributes.map((name) => `${name} { value }`).join(' ')} records { dataset key }`;
const plainVehicle = `${askedAttributes.join(' ')} records { dataset key }`;

/** With every attribute's whole envelope: asked of the hub and of the limit. */
export const wholeQuestion = {
  one: `query ($plate: String!) { vehicle(plate: $plate) { ${wholeVehicle} } } ${envelope}`,
  list: `query { vehicles(first: ${listLength}) { nodes { ${wholeVehicle} } } } ${envelope}`,
};

/** Only what the peer can answer, asked of the hub. */
export const valueQuestion = {
  one: `query ($plate: String!) { vehicle(plate: $plate) { ${valueVehicle} } }`,
  list: `query { vehicles(first: ${listLength}) { nodes { ${valueVehicle} } } }`,
};

/** The same attributes as bare values: what the peer can answer. */
export const plainQuestion = {
  one: `query ($plate: String!) { vehicle(plate: $plate) { ${plainVehicle} } }`,
  list: `query { vehicles(first: ${listLength}) { nodes { ${plainVehicle} } } }`,
};

export type QuestionKind = keyof typeof wholeQuestion;
export const questionKinds: readonly QuestionKind[] = ['one', 'list'];

/** The bodies to be asked in turn: one per plate, or the list. */
export function toBodies(
  question: Readonly<Record<QuestionKind, string>>,
  kind: QuestionKind,
  plates: readonly string[],
): string[] {
  const query = question[kind];
  if (kind === 'list') return [JSON.stringify({ query })];
  return plates.map((plate) => JSON.stringify({ query, variables: { plate } }));
}
