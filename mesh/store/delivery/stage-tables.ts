/**
 * Where a delivery waits until it is known to be whole. They belong to the connection, are made once and emptied at
 * the end of each transaction; nothing is written to the log of PostgreSQL for them.
 *
 * `stage_record`: rows in the order of the delivery, `line` counting them; `payload` and `hash` null where the source
 * says that the key is deleted; where each key stands once, only those that differ from what is kept, which
 * `stage_change` lists. `stage_seen`: every row that kept the contract. `stage_probe`: the rows that are being compared.
 * `stage_doubt`: rows whose key may have come before.
 */
export const stageTables = [
  `stage_record (line integer, key text, payload json, hash text, as_of timestamptz,
     position text, sequence text COLLATE "C")`,
  'stage_probe (line integer, key text, hash text, position text)',
  'stage_seen (line integer, key text, hash text, position text)',
  'stage_member (line integer, key text, role text, entity_type text, attributes jsonb)',
  `stage_doubt (line integer, key text, payload json, hash text, as_of timestamptz,
     position text, sequence text COLLATE "C", parts json)`,
  'stage_quarantine (fingerprint text, key text, position text, payload text, reasons jsonb)',
  'stage_change (line integer, key text, is_new boolean)',
] as const;

export const stageColumns = {
  record: 'line, key, payload, hash, as_of, position, sequence',
  probe: 'line, key, hash, position',
  seen: 'line, key, hash, position',
  change: 'line, key, is_new',
  member: 'line, key, role, entity_type, attributes',
  doubt: 'line, key, payload, hash, as_of, position, sequence, parts',
  quarantine: 'fingerprint, key, position, payload, reasons',
} as const;

export const createStageTables = stageTables
  .map((table) => `CREATE TEMP TABLE IF NOT EXISTS ${table} ON COMMIT DELETE ROWS`)
  .join(';\n');
