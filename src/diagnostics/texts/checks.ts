import type { Text } from './wording.ts';

/** Texts on what check finds in pages besides what keeps them from being built. The key is the diagnostic's id. */
export const checkTexts = {} as const satisfies Record<string, (params: never) => Text>;
