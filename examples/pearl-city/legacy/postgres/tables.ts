/** A table as its department made it: column names and PostgreSQL types, the key first. */
export interface LegacyTable {
  readonly name: string;
  /** Where the generator put its rows, below the data folder's `registers`. */
  readonly register: string;
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that the database computes itself, as name and definition. */
  readonly computed?: Readonly<Record<string, string>>;
}

export interface LegacyDatabase {
  readonly name: string;
  readonly tables: readonly LegacyTable[];
}

const text = 'text';

/** Public security: one database since the nineties, abbreviated pinyin in upper case, dates as text. */
const ga: LegacyDatabase = {
  name: 'ga',
  tables: [
    {
      name: 'T_RK_JBXX',
      register: 'public-security/population',
      columns: {
        ...{ RKBH: text, GMSFHM: text, XM: text, CYM: text, XBDM: text, MZDM: text, CSRQ: text, HH: text },
        ...{ HKDZ: text, HYZKDM: text, HJZTDM: text, LXDH: text, XZQHDM: text, GXSJ: 'timestamp' },
      },
    },
    {
      name: 'T_JDC_JBXX',
      register: 'public-security/vehicles',
      columns: {
        ...{ JDCXH: text, HPHM: text, HPZLDM: text, CLSBDH: text, CLPP: text, SYRMC: text, SYRZJHM: text },
        ...{ CLZTDM: text, CCDJRQ: text, GXSJ: 'timestamp' },
      },
    },
    {
      name: 'T_SP_SXJ',
      register: 'public-security/cameras',
      columns: {
        ...{
          SXJBH: text,
          AZWZ: text,
          JD: 'float8',
          WD: 'float8',
          FBLDM: text,
          ZTDM: text,
          GXSJ: 'timestamp',
        },
      },
    },
    {
      name: 'T_WLW_BQ',
      register: 'public-security/tags',
      columns: {
        ...{ BQBH: text, CZZJHM: text, CZXM: text, CLLXDM: text, CPH: text, ZCRQ: text, ZTDM: text },
        ...{ GXSJ: 'timestamp' },
      },
    },
  ],
};

/** Civil affairs: a newer system, words and real dates, rows deleted by a flag. */
const civil: LegacyDatabase = {
  name: 'civil',
  tables: [
    {
      name: 'marriage_registration',
      register: 'civil-affairs/marriages',
      columns: {
        ...{ id: text, certificate_no: text, husband_name: text, husband_id_no: text, wife_name: text },
        ...{ wife_id_no: text, registered_on: 'date', dissolved_on: 'date' },
        ...{ is_deleted: 'boolean', updated_at: 'timestamptz' },
      },
      computed: {
        state:
          "text GENERATED ALWAYS AS (CASE WHEN dissolved_on IS NULL THEN 'in_force' ELSE 'dissolved' END) STORED",
      },
    },
    {
      name: 'death_record',
      register: 'civil-affairs/deaths',
      columns: {
        ...{ id: text, deceased_name: text, id_no: text, sex: text, birth_date: 'date', death_date: 'date' },
        ...{ address: text, is_deleted: 'boolean', updated_at: 'timestamptz' },
      },
    },
    {
      name: 'social_aid',
      register: 'civil-affairs/social-aid',
      columns: {
        ...{ id: text, applicant_name: text, id_no: text, gender: text, birth_date: 'date', address: text },
        ...{ phone: text, aid_type: text, monthly_amount: 'numeric(10,2)', status: text },
        ...{ is_deleted: 'boolean', updated_at: 'timestamptz' },
      },
    },
  ],
};

export const legacyDatabases: readonly LegacyDatabase[] = [ga, civil];
