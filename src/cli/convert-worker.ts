import { parentPort, workerData } from 'node:worker_threads';
import type { ArticleTask } from '../importer/convert-article.ts';
import { makeConverter } from '../importer/converter.ts';
import type { LinkedFile } from '../importer/links.ts';
import { nameIndex, pathIndex } from '../importer/pictures.ts';
import { CONVERT_TOOLS } from './convert-tools.ts';
import { pictureInspector } from './inspect-picture.ts';

/** What a thread is given to begin with: the files beside the articles, by folder. */
export interface WorkerStart {
  readonly folders: readonly { readonly root: string; readonly others: readonly string[] }[];
}

/** What a thread is asked. */
export type WorkerRequest =
  | { readonly kind: 'linked'; readonly files: readonly (readonly LinkedFile[])[] }
  | { readonly kind: 'article'; readonly task: ArticleTask };

const { folders } = workerData as WorkerStart;
const known = folders.map(({ root, others }) => ({
  find: pathIndex(others),
  named: nameIndex(others),
  inspect: pictureInspector(root),
}));
const converter = makeConverter(known, CONVERT_TOOLS);

parentPort?.on('message', async (request: WorkerRequest) => {
  if (request.kind === 'linked') converter.setLinked(request.files);
  else parentPort?.postMessage(await converter.convert(request.task));
});
