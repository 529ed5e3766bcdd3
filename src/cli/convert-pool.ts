import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ArticleTask, ConvertedArticle } from '../importer/convert-article.ts';
import { makeConverter } from '../importer/converter.ts';
import type { Converter } from '../importer/plan-import.ts';
import type { SourceFolder } from '../importer/source-file.ts';
import type { WorkerRequest, WorkerStart } from './convert-worker.ts';

/** Fewer files are converted sooner than threads start. */
const WORTH_THREADS = 60;
/** More threads would take more memory than they save time. */
const MOST_THREADS = 4;
/** Megabytes for the heap of a thread: a tree of a large file needs some, and more only delays its clearing. */
const HEAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 } as const;

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
      for (const thread of threads) thread.tell({ kind: 'linked', files });
    },
    async convert(task) {
      const thread = idle.pop();
      if (!thread) throw new Error('More articles at once than there are threads');
      try {
        return await thread.convert(task);
      } finally {
        idle.push(thread);
      }
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** One thread that converts one article at a time. */
class ConvertThread {
  readonly #worker: Worker;
  #waiting: { done: (converted: ConvertedArticle) => void; fail: (error: unknown) => void } | undefined;
  #broken: unknown;
  #count = 0;

  constructor(start: WorkerStart) {
    this.#worker = new Worker(new URL('./convert-worker.ts', import.meta.url), {
      workerData: start,
      resourceLimits: HEAP,
    });
    this.#worker.on('message', ({ converted }: { converted: ConvertedArticle }) => {
      this.#waiting?.done(converted);
      this.#waiting = undefined;
    });
    this.#worker.on('error', (error) => {
      this.#broken = error;
      this.#waiting?.fail(error);
      this.#waiting = undefined;
    });
  }

  tell(request: WorkerRequest): void {
    this.#worker.postMessage(request);
  }

  /** @throws where the thread broke off */
  convert(task: ArticleTask): Promise<ConvertedArticle> {
    return new Promise((done, fail) => {
      if (this.#broken !== undefined) {
        fail(this.#broken);
        return;
      }
      this.#waiting = { done, fail };
      this.tell({ kind: 'article', id: this.#count++, task });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
