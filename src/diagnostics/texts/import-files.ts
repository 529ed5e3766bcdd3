import type { Text } from './wording.ts';

/** Texts on importing: files, metadata, pictures, links, writing. The key is the diagnostic's id. */
export const importFileTexts = {} as const satisfies Record<string, (params: never) => Text>;
