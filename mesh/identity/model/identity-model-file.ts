/** The shape of `identity/<entity>.yaml` once its JSON Schema holds. */
export interface IdentityModelFile {
  entity: string;
  features: Record<string, FeatureFile>;
  blocking: string[][];
  prior: { matchesPerRecord: number };
  comparisons: ComparisonFile[];
  thresholds: { link: number; review?: number };
  guards?: { largestCluster?: number; largestBlock?: number; conflict?: string[]; averageWeight?: number };
}

export interface FeatureFile {
  from: string | string[];
  normalise: string;
  take?: string;
  split?: 'words' | 'pairs';
}

export interface ComparisonFile {
  name?: string;
  feature: string;
  levels: LevelFile[];
}

export interface LevelFile {
  when: string | Record<string, string>;
  m: number;
  u: number;
  termFrequency?: boolean;
}
