import type { Lang } from '../text/brand.ts';
import type { Site } from './site.ts';

/** Route parameter of a language: none for the first, which stands at the root. */
export function langParam(site: Site, lang: Lang): string | undefined {
  return lang === site.languages[0]?.id ? undefined : lang;
}

/** One path per language. */
export function languagePaths(site: Site): { params: { lang: string | undefined }; props: { lang: Lang } }[] {
  return site.languages.map(({ id: lang }) => ({ params: { lang: langParam(site, lang) }, props: { lang } }));
}

/** One path per language and item. */
export function itemPaths<Key extends string, T extends string>(
  site: Site,
  key: Key,
  items: Iterable<T>,
): { params: { lang: string | undefined } & Record<Key, T>; props: { lang: Lang } & Record<Key, T> }[] {
  const all = [...items];
  return languagePaths(site).flatMap(({ params, props }) =>
    all.map((item) => {
      const own = { [key]: item } as Record<Key, T>;
      return { params: { ...params, ...own }, props: { ...props, ...own } };
    }),
  );
}
