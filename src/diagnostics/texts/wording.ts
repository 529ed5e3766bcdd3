/** What happened, and how to mend it. */
export type Text = readonly [message: string, hint: string];

/** Names in a row. */
export const list = (names: readonly string[]): string => names.join(', ');

/** Names as a way from one to the next; a very long way is cut in the middle. */
export const chain = (names: readonly string[]): string =>
  (names.length > 40 ? [...names.slice(0, 20), '…', ...names.slice(-20)] : names).join(' → ');

/** A question after what was meant, where there is a guess. */
export const maybe = (suggestion: string | undefined): string =>
  suggestion ? `Did you mean “${suggestion}”? ` : '';
