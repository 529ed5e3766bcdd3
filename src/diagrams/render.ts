import { availableParallelism } from 'node:os';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sourceFor } from './diagram.ts';
import { type DrawingOptions, DrawingPage } from './drawing-page.ts';
import type { RenderedDiagram, RenderRequest } from './picture-page.ts';

export interface RenderOptions extends DrawingOptions {
  /** Pages that draw at a time; the pictures do not depend on it. */
  readonly pages?: number | undefined;
}

/** Fewer pictures are drawn sooner in one page: a second browser takes a second to start. */
const WORTH_A_PAGE = 12;

/**
 * Renders diagrams: many in one page, and in two pages at a time where that pays.
 * @param requests which diagrams in which languages
 * @returns what could be rendered, in the order asked for, and a diagnostic for each diagram that Mermaid
 *   cannot read, that brings colours of its own, that does not end, or at which the browser broke off
 *   twice; of such a diagram no language is given. The same requests give the same bytes.
 * @throws where no browser starts or a package is missing
 */
export async function renderDiagrams(
  requests: readonly RenderRequest[],
  { pages, ...options }: RenderOptions,
): Promise<{ rendered: readonly RenderedDiagram[]; diagnostics: readonly Diagnostic[] }> {
  const text = requests.map(({ diagram, lang }) => sourceFor(diagram, lang)).join('');
  const results = new Map<RenderRequest, RenderedDiagram>();
  const problems = new Map<string, Diagnostic>();
  // One queue for all pages: each takes the next diagram when it is done with one.
  const queue = [...Map.groupBy(requests, ({ diagram }) => diagram.id)].values();
  const work = async (): Promise<void> => {
    const page = new DrawingPage(text, options);
    try {
      for (const [id, own] of queue) {
        for (const request of own) {
          const result = await page.draw(request);
          if ('svg' in result) results.set(request, result);
          else problems.set(id, result);
          if (problems.has(id)) break;
        }
      }
    } catch (error) {
      // What stops one page stops all: nothing is left for the others to take.
      for (const _ of queue);
      throw error;
    } finally {
      await page.close();
    }
  };
  const enough = Math.ceil(requests.length / WORTH_A_PAGE);
  const count = pages ?? Math.min(2, availableParallelism(), enough);
  const ends = await Promise.allSettled(Array.from({ length: requests.length === 0 ? 0 : count }, work));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  const ids = [...new Set(requests.map(({ diagram }) => diagram.id))];
  return {
    rendered: requests.flatMap((r) => (problems.has(r.diagram.id) ? [] : (results.get(r) ?? []))),
    diagnostics: ids.flatMap((id) => problems.get(id) ?? []),
  };
}
