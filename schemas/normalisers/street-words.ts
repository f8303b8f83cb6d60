/**
 * Words of Western addresses with the one spelling that stands for all: USPS Publication 28 appendices B, C1 and C2, Australia's
 * AS 4590, the Royal Mail's and the usual ones of Germany, France, Spain and Italy.
 */
function table(lines: string): Map<string, string> {
  const words = lines.split('\n').map((line) => line.trim().split(/\s+/));
  return new Map(words.flatMap(([full = '', ...others]) => [full, ...others].map((word) => [word, full])));
}

export const directions = table(`north n nth
  south s sth
  east e
  west w
  northeast ne
  northwest nw
  southeast se
  southwest sw`);

/** Types that seldom are part of a name: where a street's name ends. */
export const streetTypes = table(`street st str strt strasse
  avenue ave av aven avenu avn avnue
  road rd
  drive dr drv driv
  boulevard blvd blv bvd bvde boul boulv bd bld
  place pl plc
  court ct crt
  parkway pkwy parkwy pkway pky
  lane ln
  terrace ter terr tce
  highway hwy highwy hiway hway
  circle cir circ circl crcl
  square sq sqr
  plaza plz plza
  expressway exp expy expw expr
  freeway fwy frwy
  trail trl trls trails
  crescent cres cr crs cresc crsnt crst
  circuit cct cirt
  close cl
  parade pde
  esplanade esp espl
  way wy
  turnpike tpke trnpk
  alley aly ally allee
  mews mws
  promenade prom
  row
  loop
  causeway cswy
  quay
  platz
  gasse
  weg`);

/** Types that stand before the name: Rue de la Paix, Via Roma, Calle Mayor. */
export const leadingTypes = table(`rue
  via
  viale
  vicolo
  piazza pza
  piazzale
  corso
  calle cll
  avenida avda avd
  paseo
  carrer
  carretera ctra
  rua
  praca
  chemin chem
  impasse imp
  quai
  allee
  route rte
  faubourg fbg
  cours
  ulica ul
  largo
  travessa
  strada`);

/** Words spelled in several ways that are part of the names of streets, houses and towns. */
export const placeWords = table(`mount mt
  fort ft
  heights hts hgts
  gardens gdns gdn
  grove grv gve
  park pk
  point pt
  junction jct
  village vlg vlge
  center ctr cntr centre
  building bldg
  hospital hosp
  retirement retrmnt
  estate est
  house hse
  homestead hmstd
  island isl
  lake lk
  bridge brg bdge
  mountain mtn
  ridge rdg
  hill hl
  hills hls
  valley vly
  spring spg
  springs spgs spngs
  station stn sta
  crossing xing crssng
  extension extn
  university univ
  school schl`);

/** What follows is a place inside the building, in one spelling for all that mean a dwelling. */
export const unitWords = table(`unit apt apartment flat suite ste room rm appt apartamento wohnung whg zimmer
  floor fl flr level lvl etage og stock piso`);

/** Of the United States and Australia: an address ends with its state and postal code. */
export const states = new Set(
  (
    'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ' +
    'ri sc sd tn tx ut vt va wa wv wi wy dc nsw vic qld tas act'
  ).split(' '),
);

/** A number behind these is no house number. */
export const numberedThings = new Set(
  'villa lot locn homesite cottage shop block blk stage phase section sec route highway box bag rmb rsd rr cabin site building tower stall km mile interstate zone district'.split(
    ' ',
  ),
);
