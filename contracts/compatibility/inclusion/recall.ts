import { emptyAnswer, type Answer } from './answer.ts';

interface Frame {
  readonly id: number;
  /** The outermost open question that the answer so far rests on. */
  rests: number;
  /** Questions whose emptiness rests on this one's. */
  readonly wards: number[];
}

interface Known {
  readonly answer: Answer;
  readonly want: number;
}

/**
 * Remembers answers. One that rests on a question still open is kept only until that one is answered, and for good if that
 * turns out empty as was assumed.
 */
export class Recall {
  private readonly known = new Map<number, Known>();
  private readonly provisional = new Map<number, number>();
  private readonly open = new Map<number, number>();
  private readonly frames: Frame[] = [];

  remember(id: number, want: number, decide: () => Answer): Answer {
    const found = this.find(id, want);
    if (found) return found;
    const depth = this.frames.length;
    const frame: Frame = { id, rests: Infinity, wards: [] };
    this.frames.push(frame);
    this.open.set(id, depth);
    let answer: Answer;
    try {
      answer = decide();
    } finally {
      this.frames.pop();
      this.open.delete(id);
    }
    return this.settle(frame, depth, { answer, want });
  }

  private find(id: number, want: number): Answer | undefined {
    const known = this.known.get(id);
    if (known && (known.want >= want || known.answer.complete || known.answer.status !== 'inhabited'))
      return known.answer;
    const rests = this.open.get(id) ?? this.provisional.get(id);
    if (rests === undefined) return undefined;
    this.restOn(rests);
    return emptyAnswer;
  }

  private restOn(depth: number): void {
    const frame = this.frames.at(-1);
    if (frame) frame.rests = Math.min(frame.rests, depth);
  }

  private settle(frame: Frame, depth: number, { answer, want }: Known): Answer {
    const restsOutside = frame.rests < depth;
    if (restsOutside) this.restOn(frame.rests);
    if (answer.status === 'empty' && restsOutside) {
      const head = this.frames[frame.rests] as Frame;
      for (const ward of [frame.id, ...frame.wards]) {
        this.provisional.set(ward, frame.rests);
        head.wards.push(ward);
      }
      return answer;
    }
    for (const ward of frame.wards) {
      this.provisional.delete(ward);
      if (answer.status === 'empty') this.known.set(ward, { answer: emptyAnswer, want: Infinity });
    }
    // What was left out because it was open may add values.
    const settled = frame.rests === Infinity ? answer : { ...answer, complete: answer.status === 'empty' };
    if (!(restsOutside && settled.status === 'unknown')) this.known.set(frame.id, { answer: settled, want });
    return settled;
  }
}
