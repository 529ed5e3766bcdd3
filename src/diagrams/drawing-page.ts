import type { Browser, Page } from 'playwright-core';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { drawPicture, openPicturePage, type RenderedDiagram, type RenderRequest } from './picture-page.ts';
import { placeIn } from './source-place.ts';

export interface DrawingOptions {
  /** Starts a browser: one for each page, and a new one where one hangs or breaks off. */
  readonly launch: () => Promise<Browser>;
  /** Milliseconds after which a picture is given up; by default far more than any takes on a busy machine. */
  readonly limitOf?: ((request: RenderRequest) => number) | undefined;
  /** Draws one picture in a page; `drawPicture` where nothing else is given. */
  readonly draw?: ((page: Page, request: RenderRequest) => Promise<RenderedDiagram | Diagnostic>) | undefined;
}

const LIMIT = 30_000;

/** A page in a browser of its own, replaced where it hangs or breaks off. */
export class DrawingPage {
  readonly #options: DrawingOptions;
  readonly #text: string;
  #open: { readonly browser: Browser; readonly page: Page } | undefined;
  #crashed = false;
  readonly #closing: Promise<void>[] = [];

  /** @param text all that will be drawn: its characters decide which fonts are loaded */
  constructor(text: string, options: DrawingOptions) {
    this.#text = text;
    this.#options = options;
  }

  /**
   * Draws one picture; where the browser breaks off, once more in a new one.
   * @returns the picture, or a diagnostic, also where drawing does not end or breaks off twice
   * @throws where no browser starts, or where drawing fails though the browser is well
   */
  async draw(request: RenderRequest): Promise<RenderedDiagram | Diagnostic> {
    const { draw = drawPicture, limitOf = () => LIMIT } = this.#options;
    const { diagram, lang } = request;
    const limit = limitOf(request);
    for (let attempt = 1; ; attempt++) {
      this.#open ??= await this.#start();
      const { browser, page } = this.#open;
      try {
        const result = await within(limit, draw(page, request));
        if (result !== undefined) return result;
        this.#abandon();
        const params = { language: lang, seconds: limit / 1000 };
        return diagnose('diagram/hangs', placeIn(diagram, 0), params);
      } catch (cause) {
        const lost = this.#crashed || page.isClosed() || !browser.isConnected();
        if (!lost) throw new Error(`Cannot draw ${diagram.file} in ${lang}`, { cause });
        this.#abandon();
        if (attempt === 1) continue;
        const reason = cause instanceof Error ? (cause.message.trim().split('\n')[0] ?? '') : String(cause);
        return diagnose('diagram/crash', placeIn(diagram, 0), { language: lang, reason });
      }
    }
  }

  /** Ends all browsers that were started. */
  async close(): Promise<void> {
    this.#abandon();
    await Promise.all(this.#closing);
  }

  async #start(): Promise<{ browser: Browser; page: Page }> {
    const browser = await this.#options.launch();
    this.#crashed = false;
    try {
      const page = await openPicturePage(browser, this.#text);
      page.on('crash', () => {
        this.#crashed = true;
      });
      return { browser, page };
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  /** The browser is ended beside the next one's start; one that is gone already is no error. */
  #abandon(): void {
    const { browser } = this.#open ?? {};
    this.#open = undefined;
    if (browser) this.#closing.push(browser.close().catch(() => undefined));
  }
}

/** What a promise gives, or undefined where it takes longer. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
