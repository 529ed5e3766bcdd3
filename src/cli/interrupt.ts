import { setImmediate } from 'node:timers/promises';

/** Thrown where work is given up because of Ctrl-C. */
export class Interrupted extends Error {}

/** Ctrl-C as a question: work asks it where it may stop in good order. */
export interface Interrupt {
  readonly asked: boolean;
  /** Lets the signal come through. @throws Interrupted where it came */
  check(): Promise<void>;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/** Catches Ctrl-C and the polite end of a process until it is released. */
export function onInterrupt(): Interrupt {
  const state = { asked: false };
  const ask = (): void => {
    state.asked = true;
  };
  process.on('SIGINT', ask).on('SIGTERM', ask);
  return {
    get asked() {
      return state.asked;
    },
    async check() {
      await setImmediate();
      if (state.asked) throw new Interrupted();
    },
    release() {
      process.off('SIGINT', ask).off('SIGTERM', ask);
    },
  };
}
