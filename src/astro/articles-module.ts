import type { Plugin } from 'vite';
import { currentLoaded } from './current-site.ts';

const NAME = 'virtual:gazetteer/pages';
const RESOLVED = `\0${NAME}`;

/** The module through which pages reach the `.mdx` texts: file name to a function that loads it. */
export function articlesModule(): Plugin {
  return {
    name: 'gazetteer:pages',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      const loaded = currentLoaded();
      const entries = [...(loaded?.mdxPages ?? [])].map(([path, page]) => {
        return `  ${JSON.stringify(page.file)}: () => import(${JSON.stringify(path)}),`;
      });
      return `export const pages = {\n${entries.join('\n')}\n};\n`;
    },
  };
}
