/** Pairwise F1 that issue 4 demands: of the model that the hub makes itself, and of one made by hand. */
export interface Demand {
  readonly auto: number;
  readonly handMade: number;
}

export const demands: Readonly<Record<string, Demand>> = {
  febrl1: { auto: 0.99, handMade: 0.995 },
  febrl2: { auto: 0.99, handMade: 0.995 },
  febrl3: { auto: 0.99, handMade: 0.998 },
  'splink-fake1000': { auto: 0.9, handMade: 0.955 },
  rldata500: { auto: 0.96, handMade: 0.98 },
  'fodors-zagats': { auto: 0.95, handMade: 0.98 },
  chicago: { auto: 0.94, handMade: 0.97 },
  'Pearl City: person': { auto: 0.97, handMade: 0.99 },
  'Pearl City: enterprise': { auto: 0.95, handMade: 0.98 },
  'Pearl City: vehicle': { auto: 0.99, handMade: 0.995 },
  'Pearl City: place': { auto: 0.9, handMade: 0.95 },
};
