-- The person file as somebody who links with SQL cleans it: one spelling of dates and telephones, no spaces and dots in
-- names, narrow digits, no province and city before an address. The variable "input" is the file's path.
-- Neither the truth nor what only a department knows (15 digits made 18, characters made simplified) is used.
CREATE OR REPLACE TABLE persons AS
SELECT
  id AS unique_id,
  dataset,
  nullif(regexp_replace(name, '[\s　·•.．]', '', 'g'), '') AS name,
  nullif(regexp_replace(former_name, '[\s　·•.．]', '', 'g'), '') AS former_name,
  nullif(upper(trim(resident_id)), '') AS resident_id,
  strftime(try_strptime(birth_date, ['%Y%m%d', '%Y-%m-%d', '%Y/%m/%d', '%Y年%m月%d日']), '%Y-%m-%d') AS birth_date,
  sex,
  nullif(right(regexp_replace(phone, '\D', '', 'g'), 11), '') AS phone,
  nullif(
    regexp_replace(
      translate(regexp_replace(address, '[\s　]', '', 'g'), '０１２３４５６７８９', '0123456789'),
      '^(安徽省?)?(蚌埠市?)?',
      ''
    ),
    ''
  ) AS address
FROM read_csv(getvariable('input'), all_varchar = true, header = true);
