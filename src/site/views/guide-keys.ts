import type { Lang } from '../../text/brand.ts';
import { type DocumentedKey, documentedKeys } from '../guide-keys.ts';
import { DOCUMENTED, type DocumentedName, documentedSchema } from '../guide-schemas.ts';
import { guideText } from '../messages/guide-zh-cn.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';

/** The keys of a file in a language. */
export interface KeyList {
  /** Id of the list on its page. */
  readonly id: string;
  readonly file: string;
  readonly keys: readonly (DocumentedKey & { readonly id: string })[];
}

/** Lists the keys of a file, with what each says in a language. */
export function keyList(site: Pick<Site, 'languages'>, lang: Lang, name: DocumentedName): KeyList {
  const tag = tagOf(site, lang);
  const id = `keys-${name}`;
  const keys = documentedKeys(documentedSchema(name, site.languages), messagesOf(site, lang).guideValues);
  return {
    id,
    file: DOCUMENTED[name].file,
    keys: keys.map((key) => ({
      ...key,
      id: `${id}-${key.path.replace(/[^a-z0-9.-]/gi, '')}`,
      description: guideText(key.description, tag),
    })),
  };
}
