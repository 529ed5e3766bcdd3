import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { ArticleTask, ConvertedArticle } from '../importer/convert-article.ts';
import { makeConverter } from '../importer/converter.ts';
import type { LinkedFile } from '../importer/links.ts';
import type { Converter } from '../importer/plan-import.ts';
import type { SourceFolder } from '../importer/source-file.ts';
import type { WorkerRequest, WorkerStart } from './convert-worker.ts';

/** Fewer files are converted sooner than threads start. */
const WORTH_THREADS = 60;
/** More threads would take more memory than they save time. */
const MOST_THREADS = 4;
/** Megabytes for the heap of a thread: a tree of a large file needs some, and more only delays its clearing. */
const HEAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 } as const;

/** A converter that is closed when it is no longer needed. */
export interface ConvertPool extends Converter {
  close(): Promise<void>;
}

/** Makes a converter: in this thread for few files, in a thread for each processor for many. */
export async function convertPool(folders: readonly SourceFolder[]): Promise<ConvertPool> {
  const files = folders.reduce((sum, folder) => sum + folder.files.length, 0);
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  if (files < WORTH_THREADS || threads < 2) {
    const { CONVERT_TOOLS } = await import('./convert-tools.ts');
    const known = folders.map((folder) => folder.known);
    return { ...makeConverter(known, CONVERT_TOOLS), close: async () => undefined };
  }
  const start: WorkerStart = { folders: folders.map(({ root, others }) => ({ root, others })) };
  return threadPool(Array.from({ length: threads }, () => new ConvertThread(start)));
}

function threadPool(threads: readonly ConvertThread[]): ConvertPool {
  const idle = [...threads];
  return {
    atOnce: threads.length,
    setLinked: (files) => {
      for (const thread of threads) thread.setLinked(files);
    },
    async convert(task) {
      const thread = idle.pop();
      if (!thread) throw new Error('More articles at once than there are threads');
      const converted = await thread.convert(task);
      idle.push(thread);
      return converted;
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** One thread that converts one article at a time; where it breaks off, another takes its place. */
class ConvertThread {
  readonly #start: WorkerStart;
  #linked: WorkerRequest | undefined;
  #worker: Worker;

  constructor(start: WorkerStart) {
    this.#start = start;
    this.#worker = this.#open();
  }

  setLinked(files: readonly (readonly LinkedFile[])[]): void {
    this.#linked = { kind: 'linked', files };
    this.#worker.postMessage(this.#linked);
  }

  /** @returns what became of the article; an error of its own where the thread broke off at it */
  async convert(task: ArticleTask): Promise<ConvertedArticle> {
    const worker = this.#worker;
    worker.postMessage({ kind: 'article', task } satisfies WorkerRequest);
    try {
      const [converted] = (await once(worker, 'message')) as [ConvertedArticle];
      return converted;
    } catch (error) {
      this.#worker = this.#open();
      if (this.#linked) this.#worker.postMessage(this.#linked);
      return failedArticle(task, error);
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #open(): Worker {
    const file = new URL('./convert-worker.ts', import.meta.url);
    const worker = new Worker(file, { workerData: this.#start, resourceLimits: HEAP });
    // Told to whoever waits for the article; where nobody does, the next one starts a thread anew.
    worker.on('error', () => undefined);
    return worker;
  }
}

function failedArticle({ slug, files }: ArticleTask, error: unknown): ConvertedArticle {
  const reason = error instanceof Error ? error.message : String(error);
  const diagnostics = files.map(({ name }) => [
    diagnose('import/failed', { file: name, line: 1, column: 1 }, { reason }),
  ]);
  return { slug, pages: [], source: undefined, pictures: [], diagnostics };
}
