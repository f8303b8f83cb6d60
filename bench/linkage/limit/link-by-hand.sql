-- What nobody can beat by much: the candidate pairs of the same blocking rules, each once, and for each the level of
-- every comparison as Splink and the hub tell them. Nothing is trained, weighed or clustered. The levels are stored,
-- because DuckDB leaves out what nobody asks for.
CREATE OR REPLACE TABLE compared AS
WITH numbered AS MATERIALIZED (
  SELECT row_number() OVER ()::INTEGER AS n, * FROM persons
),
pairs AS MATERIALIZED (
  SELECT a.n AS l, b.n AS r FROM numbered a JOIN numbered b
    ON a.resident_id = b.resident_id AND a.n < b.n
  UNION
  SELECT a.n, b.n FROM numbered a JOIN numbered b
    ON a.name = b.name AND a.birth_date = b.birth_date AND a.n < b.n
  UNION
  SELECT a.n, b.n FROM numbered a JOIN numbered b
    ON a.phone = b.phone AND a.n < b.n
  UNION
  SELECT a.n, b.n FROM numbered a JOIN numbered b
    ON a.birth_date = b.birth_date AND a.address = b.address AND a.n < b.n
  UNION
  SELECT a.n, b.n FROM numbered a JOIN numbered b
    ON a.name = b.name AND a.address = b.address AND a.n < b.n
)
SELECT
  l,
  r,
  CASE
    WHEN a.resident_id IS NULL OR b.resident_id IS NULL THEN -1
    WHEN a.resident_id = b.resident_id THEN 3
    WHEN levenshtein(a.resident_id, b.resident_id) <= 1 THEN 2
    WHEN levenshtein(a.resident_id, b.resident_id) <= 2 THEN 1
    ELSE 0
  END::TINYINT AS resident_id,
  CASE
    WHEN a.name IS NULL OR b.name IS NULL THEN -1
    WHEN a.name = b.name THEN 4
    WHEN a.name = b.former_name OR b.name = a.former_name THEN 3
    WHEN jaro_winkler_similarity(a.name, b.name) >= 0.8 THEN 2
    WHEN jaro_winkler_similarity(a.name, b.name) >= 0.66 THEN 1
    ELSE 0
  END::TINYINT AS name,
  CASE
    WHEN a.birth_date IS NULL OR b.birth_date IS NULL THEN -1
    WHEN a.birth_date = b.birth_date THEN 3
    WHEN levenshtein(a.birth_date, b.birth_date) <= 1 THEN 2
    WHEN levenshtein(a.birth_date, b.birth_date) <= 2 THEN 1
    ELSE 0
  END::TINYINT AS birth_date,
  CASE WHEN a.sex IS NULL OR b.sex IS NULL THEN -1 WHEN a.sex = b.sex THEN 1 ELSE 0 END::TINYINT AS sex,
  CASE WHEN a.phone IS NULL OR b.phone IS NULL THEN -1 WHEN a.phone = b.phone THEN 1 ELSE 0 END::TINYINT AS phone,
  CASE
    WHEN a.address IS NULL OR b.address IS NULL THEN -1
    WHEN a.address = b.address THEN 3
    WHEN jaro_winkler_similarity(a.address, b.address) >= 0.9 THEN 2
    WHEN jaro_winkler_similarity(a.address, b.address) >= 0.8 THEN 1
    ELSE 0
  END::TINYINT AS address
FROM pairs
JOIN numbered a ON a.n = pairs.l
JOIN numbered b ON b.n = pairs.r;
