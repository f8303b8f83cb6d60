/** Spellings of one word in column names, brought to one. Plurals lose their s before. */
export const synonyms: ReadonlyMap<string, string> = toSynonyms(`
number: no num nr nbr nmbr numb
code: cd cde dm
telephone: tel phone telno phoneno fon phonenumber telefon
mobile: cell cellphone mob handy cellular
birth: birthday dob born birthdate
sex: gender
name: nm fullname
identifier: ident idnumber
certificate: cert credential
address: addr adr addres domicile dom adresse
mail: email
date: dt dte day
time: ts timestamp datetime tm
updated: update modified modify changed change lastmodified lastupdate upd mod altered edited
created: create creation inserted insert added entered
longitude: lon lng long
latitude: lat
amount: amt sum
quantity: qty
plate: licenceplate licenseplate numberplate regplate platenumber
licence: license lic
vin: vehicleidentificationnumber chassis
enterprise: company firm corp corporation ent business
organisation: organization org
employer: employername workplace
head: manager principal
representative: rep
legal: leg
registered: reg registration registry register
capital: cap
kind: type typ category class
status: state stat sts
resident: citizen
spouse: partner
husband: groom
wife: bride
given: forename
surname: lastname
description: desc descr
deleted: del removed
street: str
postcode: zip postal zipcode plz
resolution: res
speed: velocity
department: dept
account: acct acc
established: est founded
weight: wgt
percentage: percent pct
latitude: latitud
quantity: count cnt
nation: ethnicity ethnic
telephone: contactnumber
deceased: dead
death: died
owner: proprietor
meter: metre
industry: trade sector
`);

function toSynonyms(text: string): ReadonlyMap<string, string> {
  const entries = text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [word = '', spellings = ''] = line.split(': ');
      return spellings.split(' ').map((spelling): [string, string] => [spelling, word]);
    });
  return new Map(entries);
}

/** Words that are often written together. */
export const compounds: ReadonlyMap<string, string> = new Map([
  ['idcard', 'resident id'],
  ['idno', 'id number'],
  ['idnum', 'id number'],
  ['sfz', 'resident id'],
  ['uscc', 'credit code'],
  ['usci', 'credit code'],
  ['creditcode', 'credit code'],
  ['firstname', 'given name'],
  ['lastname', 'surname'],
  ['fullname', 'name'],
  ['username', 'user name'],
  ['entname', 'enterprise name'],
  ['birthdate', 'birth date'],
  ['birthday', 'birth date'],
  ['dob', 'birth date'],
  ['createtime', 'created at'],
  ['updatetime', 'updated at'],
  ['updatedat', 'updated at'],
  ['createdat', 'created at'],
  ['modifytime', 'updated at'],
  ['lastmodified', 'updated at'],
  ['isdeleted', 'is deleted'],
  ['zipcode', 'postcode'],
  ['cellphone', 'mobile telephone'],
  ['phonenumber', 'telephone'],
  ['platenumber', 'plate'],
  ['plateno', 'plate'],
  ['licenseplate', 'plate'],
  ['licenceplate', 'plate'],
  ['legalrep', 'legal representative'],
  ['regcap', 'registered capital'],
  ['estdate', 'established date'],
]);
