/** What a law says of how long one kind of record is kept at least. */
export interface LegalFloor {
  /** ISO 8601 duration. */
  floor: string;
  law: string;
  /** In a sentence: "public video". */
  title: string;
}

/** By the word of `causewayRetention.records`. A city may name longer ones in retention/floors.yaml, never shorter. */
export const legalFloors: Readonly<Record<string, LegalFloor>> = {
  'public-video': {
    floor: 'P30D',
    law: 'Regulation on Public Security Video and Image Information Systems',
    title: 'public video',
  },
  'anti-terror-video': {
    floor: 'P90D',
    law: 'Counter-Terrorism Law',
    title: 'video of anti-terror key targets',
  },
  'network-log': { floor: 'P6M', law: 'Cybersecurity Law', title: 'network logs' },
  'personal-data-provision': {
    floor: 'P3Y',
    law: 'Personal Information Protection Law',
    title: 'records of providing personal data',
  },
  'impact-assessment': {
    floor: 'P3Y',
    law: 'Personal Information Protection Law',
    title: 'impact assessments',
  },
  'use-record': {
    floor: 'P3Y',
    law: 'Government Data Sharing Regulation (Decree 809), article 29',
    title: 'records of the use of shared data',
  },
};
export const recordKinds: readonly string[] = Object.keys(legalFloors);
