/** Nominal types for strings that get confused with one another. A value is branded once, where it is read. */
declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** Id of a glossary term: the name of its file, kebab-case. */
export type TermId = Brand<'TermId'>;
/** Id of a language as it stands in addresses and file names: `en`, `zh-cn`. */
export type Lang = Brand<'Lang'>;
/** Last part of an article's address: the name of its folder. */
export type Slug = Brand<'Slug'>;
/** An address as it stands in HTML: with base path, language and trailing slash. */
export type Href = Brand<'Href'>;

export const asTermId = (value: string): TermId => value as TermId;
export const asLang = (value: string): Lang => value as Lang;
export const asSlug = (value: string): Slug => value as Slug;
export const asHref = (value: string): Href => value as Href;

/** A text in the site's languages; the first language is always there. */
export type Localized = Readonly<Record<string, string>>;

/** Ends an exhaustive switch: a case that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Not reached: ${JSON.stringify(value)}`);
}
