import type { Text } from './wording.ts';

/** Texts on importing: what a foreign text held and what became of it. The key is the diagnostic's id. */
export const importBodyTexts = {} as const satisfies Record<string, (params: never) => Text>;
