/** Markdown as the site reads it: the same for `.md`, for the index, for `.mdx` and for what the importer writes. */
export const MARKDOWN_FEATURES = { gfm: true, smartPunctuation: false, headingAttributes: true } as const;
