/** SQL of the ended entity that a record of `member` was last one of; NULL where there is none. */
export const lastEnded = `(SELECT past.id FROM unnest(member.past_entity_ids) WITH ORDINALITY AS past (id, place)
  JOIN entity ON entity.entity_id = past.id AND (entity.redirect_to IS NOT NULL OR entity.emptied_at IS NOT NULL)
  ORDER BY past.place DESC LIMIT 1)`;

/**
 * SQL that writes down of records which entity ended when they left it, the newest last and each once.
 * @param left a function's call or a query in brackets, of the columns dataset, key, role and the entity
 * @param entityType SQL of the entity type
 */
export const toPastUpdate = (left: string, entityType: string) =>
  `UPDATE member SET past_entity_ids = array_append(array_remove(member.past_entity_ids, stage.ended), stage.ended)
   FROM ${left} AS stage (dataset, key, role, ended)
   WHERE member.dataset = stage.dataset AND member.key = stage.key AND member.role = stage.role
     AND member.entity_type = ${entityType}`;
