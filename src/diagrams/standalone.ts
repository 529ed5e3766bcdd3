/** A colour in the two colour schemes. */
export interface SchemeColours {
  readonly light: string;
  readonly dark: string;
}

export interface StandaloneLook {
  /** Style rules of diagrams, whose colours are custom properties: `.dg .n { fill: var(--diagram-node) }`. */
  readonly rules: string;
  /** The custom properties that the rules and the picture use. */
  readonly colours: ReadonlyMap<string, SchemeColours>;
}

/**
 * A picture as a file of its own: it brings its styles, follows the reader's colour scheme, and holds
 * plain colours, which programs that know neither custom properties nor media queries show too.
 * @param svg as `renderDiagrams` gives it
 * @param options.hrefOf the absolute address of a term's page; undefined where it is not known: the part
 *   is then no link
 */
export function standaloneSvg(
  svg: string,
  look: StandaloneLook,
  { hrefOf }: { hrefOf: (term: string) => string | undefined },
): string {
  const used = [...look.colours].filter(([name]) => svg.includes(`var(${name})`));
  const dark = [
    ...rulesWithColours(look.rules).map((rule) => resolve(rule, look.colours, 'dark')),
    ...used.map(
      ([, { light, dark: own }]) => `[fill="${light}"]{fill:${own}}[stroke="${light}"]{stroke:${own}}`,
    ),
  ];
  const style = `${minified(resolve(look.rules, look.colours, 'light'))}svg{color-scheme:light dark;font-family:system-ui,"Noto Sans SC",sans-serif}@media (prefers-color-scheme:dark){${minified(dark.join(''))}}`;
  const plain = used.reduce(
    (text, [name, { light }]) => text.replaceAll(`var(${name})`, light),
    svg.trimEnd(),
  );
  return `${plain
    .replaceAll(/ href="term:([a-z0-9-]+)"/g, (_, id: string) => {
      const href = hrefOf(id);
      return href === undefined ? '' : ` href="${href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    })
    .replace(/(<svg [^>]*>)/, (open) => `${open}<style>${style}</style>`)}\n`;
}

/** The rules that give a colour by a custom property. */
function rulesWithColours(rules: string): string[] {
  return [...rules.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/[^{}]+\{[^{}]*\}/g)]
    .map(([rule]) => rule)
    .filter((rule) => rule.includes('var(--'));
}

function resolve(text: string, colours: StandaloneLook['colours'], scheme: keyof SchemeColours): string {
  return text.replaceAll(/var\((--[\w-]+)\)/g, (whole, name: string) => colours.get(name)?.[scheme] ?? whole);
}

function minified(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};:,])\s*/g, '$1')
    .replaceAll(';}', '}')
    .trim();
}

/** The custom properties of a style sheet whose value is `light-dark(a, b)`. */
export function readSchemeColours(css: string): Map<string, SchemeColours> {
  const found = css.matchAll(/(--[\w-]+):\s*light-dark\(\s*([^,()]+?)\s*,\s*([^,()]+?)\s*\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
}
