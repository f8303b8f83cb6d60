export interface StreamMessage {
  /** Of the topic or subject. */
  parts: string[];
  payload: Uint8Array;
}

export interface StreamRows {
  values: Record<string, unknown>[];
  /** The field that names what a message is about, where one does. */
  key: string[];
  /** Set where only the topic names it: the field that takes the name. */
  keyName?: string;
  doubts: string[];
}

const decoder = new TextDecoder('utf-8', { fatal: true });
const wildcards = new Set(['+', '#', '*', '>']);

/** The newest message of each topic as a row; the key is the field that says the same as the topic's wildcard. */
export function toStreamRows(messages: readonly StreamMessage[], filter: readonly string[]): StreamRows {
  const read = messages.map(({ parts, payload }) => ({ parts, value: parse(payload) }));
  const fine = read.filter(
    (each): each is { parts: string[]; value: Record<string, unknown> } => each.value !== undefined,
  );
  const at = filter.findIndex((part) => wildcards.has(part));
  const newest = new Map(fine.map((each) => [each.parts.join('/'), each]));
  const isByTopic = at !== -1 && newest.size > 1;
  const rows = isByTopic ? [...newest.values()] : fine;
  const values = rows.map(({ value }) => value);
  const doubts = [
    ...(fine.length < messages.length
      ? [`${messages.length - fine.length} of ${messages.length} messages are no JSON objects.`]
      : []),
    `${messages.length} messages of ${newest.size} topics were heard.`,
  ];
  if (!isByTopic) return { values, key: [], doubts };
  const key = Object.keys(values[0] ?? {}).find((name) =>
    rows.every(({ parts, value }) => String(value[name]) === parts[at]),
  );
  if (key !== undefined) return { values, key: [key], doubts };
  const keyName = 'topicPart';
  return {
    values: rows.map(({ parts, value }) => ({ ...value, [keyName]: parts[at] })),
    key: [keyName],
    keyName,
    doubts,
  };
}

function parse(payload: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decoder.decode(payload));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
