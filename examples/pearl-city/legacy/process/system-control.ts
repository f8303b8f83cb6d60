export const misbehaviours = ['ok', 'down', 'slow', 'rubbish'] as const;

/**
 * How a system answers: `ok` as it should, `down` cuts every connection, `slow` holds every answer back until it
 * behaves again, `rubbish` answers at once with what is none of its protocol.
 */
export type Misbehaviour = (typeof misbehaviours)[number];

export type ControlAnswer =
  { readonly calls: number } | { readonly misbehaves: Misbehaviour } | { readonly failed: string };

/** Counts a system's calls and makes it misbehave while it runs; spoken to by its parent's messages. */
export class SystemControl {
  calls = 0;
  behaviour: Misbehaviour = 'ok';
  #waiting: (() => void)[] = [];

  /** `{count: true}` → `{calls}`; `{misbehave}` → `{misbehaves}`; anything else is not for us. */
  obey(message: unknown, answer: (answer: ControlAnswer) => void): void {
    if (typeof message !== 'object' || message === null) return;
    if ('count' in message) answer({ calls: this.calls });
    if ('misbehave' in message) answer(this.#change(message.misbehave));
  }

  #change(wanted: unknown): ControlAnswer {
    const behaviour = misbehaviours.find((known) => known === wanted);
    if (!behaviour) return { failed: `misbehave is one of ${misbehaviours.join(', ')}.` };
    this.behaviour = behaviour;
    this.#waiting.splice(0).forEach((resume) => resume());
    return { misbehaves: behaviour };
  }

  /** Resolves when the behaviour next changes. */
  change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
