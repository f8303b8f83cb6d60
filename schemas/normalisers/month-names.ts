/** January to December in English, German, French, Spanish and Italian, without accents; three letters of English and German, too. */
const names = [
  'jan january januar janvier janv enero ene gennaio gen',
  'feb february februar fevrier fevr fev febrero febbraio',
  'mar march marz maerz mars marzo mrz',
  'apr april avril avr abril abr aprile',
  'may mai mayo maggio mag',
  'jun june juni juin junio giugno giu',
  'jul july juli juillet juil julio luglio lug',
  'aug august aout agosto ago',
  'sep sept september septembre septiembre settembre set',
  'oct october oktober okt octobre octubre ottobre ott',
  'nov november novembre noviembre',
  'dec december dezember dez decembre diciembre dic dicembre',
];
const months = new Map(names.flatMap((list, place) => list.split(' ').map((name) => [name, place + 1])));

/** 1 to 12 of a month's name in small Latin letters. */
export function findMonth(name: string): number | undefined {
  return months.get(name);
}
