import { createInterface } from 'node:readline';

/** The author closed the terminal, or pressed Ctrl-C, in place of an answer. */
export class Stopped extends Error {}

/** Asks the author a question and gives the answer. @throws Stopped where none comes any more */
export type Ask = (question: string) => Promise<string>;

/** Opens the terminal for questions; `close` lets the process end. */
export function openTerminal(): { readonly ask: Ask; readonly close: () => void } {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Lines that come before their question, pasted in one piece, wait for it.
  const lines = terminal[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      terminal.setPrompt(question);
      terminal.prompt();
      const { value, done } = await lines.next();
      if (done === true) throw new Stopped('Stopped.');
      return String(value);
    },
    close: () => terminal.close(),
  };
}
