/** The shape of `identity/<entity>.yaml` once its JSON Schema holds. */
export interface IdentityModelFile {
  entity: string;
  features: Record<string, FeatureFile>;
  blocking: (string[] | BlockingRuleFile)[];
  prior?: { matchesPerRecord: number };
  comparisons: ComparisonFile[];
  thresholds: { link: number; review?: number };
  guards?: GuardsFile;
}

export interface FeatureFile {
  from: string | string[];
  normalise: string;
  take?: string;
  together?: boolean;
  split?: 'words' | 'pairs' | 'trigrams' | 'squares';
}

export interface BlockingRuleFile {
  on: string[];
  atMost?: number;
  split?: string[];
}

export interface ComparisonFile {
  name?: string;
  feature: string;
  levels: LevelFile[];
}

export interface LevelFile {
  when: string | Record<string, string>;
  m?: number;
  u?: number;
  termFrequency?: boolean;
  fixed?: boolean;
}

export interface GuardsFile {
  largestCluster?: number;
  conflict?: string[];
  averageWeight?: number;
  weakestEdge?: number;
  diameter?: number;
  clean?: string[];
}
