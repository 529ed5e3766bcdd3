type Content = Node | string;

/**
 * An element with attributes and contents. All that comes from outside is text: nothing is read as markup.
 * @param attributes those that are undefined are left out
 */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>>,
  ...content: readonly Content[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...content);
  return element;
}

/** How much of a query is shown in a sentence. */
const SHOWN = 60;

/**
 * A sentence with what belongs in it: `Nothing found for “{query}”.` What is put in may be written from
 * right to left, whatever the sentence is.
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): Content[] {
  return sentence.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part;
    const value = String(values[part] ?? '');
    return make('bdi', {}, value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
  });
}
