/**
 * How likely the winning value is, from 0 to 1.
 *
 * Each dataset that holds the value is taken as an independent witness that is right with its trust `t`. The
 * witnesses of a value are all wrong with Π(1-t), so a value's support is 1-Π(1-t). With `agree` the winner's
 * support and `rival` that of the strongest other value,
 *
 *   confidence = agree / (agree + rival + (1-agree)(1-rival))
 *
 * weighs: the winner is right, the rival is right, neither is. Without a rival this is `agree`; with an equally
 * strong one it is below one half. Source: blueprint of issue 2, after the noisy-or of truth discovery
 * (Li et al., A Survey on Truth Discovery, SIGKDD Explorations 17(2), 2015).
 */
export function toConfidence(agree: number, rival: number): number {
  return agree / (agree + rival + (1 - agree) * (1 - rival));
}

/** Support of a value: 1-Π(1-t) over the trust of the datasets that hold it, each dataset once. */
export function toSupport(trusts: Iterable<number>): number {
  let allWrong = 1;
  for (const trust of trusts) allWrong *= 1 - trust;
  return 1 - allWrong;
}
