import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';

/** A diagram in a code fence: its text begins on the line behind its place. */
export interface Fence {
  readonly language: string;
  readonly text: string;
  readonly place: Place;
}

/** A diagram that takes longer is given up. */
const LIMIT = 10_000;

/**
 * Has Mermaid read diagrams, in a browser that asks nothing of the internet.
 * @returns by `file:line` what it said; nothing of those it could not be asked, as where there is no browser
 */
export async function checkMermaid(
  fences: readonly Fence[],
): Promise<ReadonlyMap<string, Diagnostic | 'good'>> {
  const results = new Map<string, Diagnostic | 'good'>();
  const mermaid = fences.filter(({ language }) => language === 'mermaid');
  if (mermaid.length === 0) return results;
  // Loaded only here: what drives a browser takes as long to load as a small import.
  const { findBrowser, launchBrowser } = await import('../diagrams/browser.ts');
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) return results;
  const { openPicturePage } = await import('../diagrams/picture-page.ts');
  const browser = await launchBrowser({ executablePath }).catch(() => undefined);
  if (!browser) return results;
  try {
    const page = await openPicturePage(browser, 'Aa');
    for (const fence of mermaid) {
      const { place } = fence;
      const reason = await withLimit(page.evaluate(parseInPage, fence.text));
      results.set(`${place.file}:${place.line}`, reason === undefined ? 'good' : complaint(fence, reason));
      if (reason?.hangs) break;
    }
  } catch {
    // A browser that breaks off leaves the rest unchecked, which the report says.
  } finally {
    await browser.close().catch(() => undefined);
  }
  return results;
}

interface Complaint {
  readonly message: string;
  readonly line?: number | undefined;
  readonly hangs?: boolean;
}

/** Runs in the browser: what Mermaid's parser says against a text. */
async function parseInPage(text: string): Promise<Complaint | undefined> {
  const { mermaid } = globalThis as unknown as { mermaid: { parse(text: string): Promise<unknown> } };
  try {
    await mermaid.parse(text);
    return undefined;
  } catch (error) {
    const { message, hash } = error as { message?: string; hash?: { loc?: { first_line?: number } } };
    return { message: message ?? String(error), line: hash?.loc?.first_line };
  }
}

async function withLimit(parsed: Promise<Complaint | undefined>): Promise<Complaint | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Complaint>((done) => {
    timer = setTimeout(() => done({ message: 'reading it does not end', hangs: true }), LIMIT);
  });
  try {
    return await Promise.race([parsed, late]);
  } finally {
    clearTimeout(timer);
  }
}

function complaint({ language, place }: Fence, { message, line }: Complaint): Diagnostic {
  const reason = message
    .replace(/^(?:Parse|Lexical) error on line \d+[:.]?\s*/, '')
    .replace(/\s*\n[\s\S]*?-*\^\s*/, ': ')
    .replace(/\s+/g, ' ')
    .trim();
  const at = line === undefined ? place.line : place.line + line;
  return diagnose(
    'import/diagram',
    { ...place, line: at },
    { language, reason: reason.slice(0, 200) },
    'warning',
  );
}
