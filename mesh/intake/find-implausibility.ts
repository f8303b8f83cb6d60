import type { Contract } from '#contracts';
import { CausewayError } from '#schemas';
import type { Run } from '../store/index.ts';

/** Below this many records a share says little, and a small office may well lose half of its rows in a day. */
const smallDataset = 20;
/** A whole delivery that has lost more than this share of the rows is taken for a cut file, not for news. */
const largestLoss = 0.5;

/**
 * Why a delivery is to be refused as a whole: it is more likely broken than true, and the last good one stays.
 * @param present how many records of the dataset the store holds
 * @returns DELIVERY_REFUSED with the sentence that the department is to read, or undefined
 */
export function findImplausibility(contract: Contract, run: Run, present: number): CausewayError | undefined {
  const share = run.read === 0 ? 0 : run.quarantined / run.read;
  if (run.read >= smallDataset && share > contract.refuseAbove) {
    return refusal(
      contract,
      `${run.quarantined} of ${run.read} rows break the contract, more than the ${percent(contract.refuseAbove)} it allows`,
    );
  }
  if (present >= smallDataset && run.read < present * (1 - largestLoss)) {
    return refusal(contract, `it has ${run.read} rows where the last good one had ${present}`);
  }
  return undefined;
}

function refusal(contract: Contract, reason: string): CausewayError {
  const sentence = `The delivery of ${contract.dataset} was refused: ${reason}; the last good copy stays.`;
  return new CausewayError('DELIVERY_REFUSED', { dataset: contract.dataset, reason: sentence });
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
