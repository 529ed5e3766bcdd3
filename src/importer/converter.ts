import { type ConvertTools, convertArticle, type FolderContext } from './convert-article.ts';
import { type LinkedFile, linkIndex } from './links.ts';
import type { KnownFiles } from './pictures.ts';
import type { Converter } from './plan-import.ts';

/** A converter in this thread. */
export function makeConverter(known: readonly KnownFiles[], tools: ConvertTools): Converter {
  let folders: readonly FolderContext[] = [];
  return {
    atOnce: 1,
    setLinked(files) {
      folders = known.map((own, index) => folderContext(own, files[index] ?? []));
    },
    convert: async (task) => convertArticle(task, { folders, tools }),
  };
}

function folderContext(known: KnownFiles, files: readonly LinkedFile[]): FolderContext {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    known,
    index: linkIndex(files),
    linked: (path) => {
      const file = byPath.get(path);
      if (!file) throw new Error(`${path} is not of this import`);
      return file;
    },
  };
}
