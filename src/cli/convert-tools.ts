import { parseMdx } from '../astro/parse-mdx.ts';
import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import { convertBody } from '../importer/body/convert-body.ts';
import type { ConvertTools } from '../importer/convert-article.ts';
import { readOutline } from '../linker/outline.ts';

/** Converts as the importer does, and reads the result as the site does. */
export const CONVERT_TOOLS: ConvertTools = {
  convert: convertBody,
  outline(mdx) {
    try {
      return readOutline(parseMdx(mdx, 'page'));
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error;
      const [first] = error.diagnostics;
      const reason = first ? `${first.line}:${first.column}: ${first.message}` : error.message;
      throw new Error(reason, { cause: error });
    }
  },
};
