import { counterparts } from '../../glossary/glossary.ts';
import { linkText, type Piece } from '../../linker/plan.ts';
import type { Lang, TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import type { Site } from '../site.ts';

/** A pair of terms that stand for one another. */
export interface PairView {
  readonly left: PairEnd;
  readonly right: PairEnd;
  readonly note: readonly Piece[];
}
export interface PairEnd {
  readonly id: TermId;
  readonly name: string;
  readonly gloss: string | undefined;
  readonly href: string;
  readonly platform: string;
}

/** Every counterpart pair once, the first platform's term on the left. */
export function pairViews(site: Site, lang: Lang): PairView[] {
  const [first] = site.config.platforms;
  const pairs: PairView[] = [];
  for (const term of site.glossary.terms.values()) {
    if (term.platform !== first?.id) continue;
    for (const { other, note } of counterparts(site.glossary, term.id)) {
      const left = pairEnd(site, lang, term.id);
      const right = pairEnd(site, lang, other);
      if (!left || !right) continue;
      const text = note ? localize(note, lang) : '';
      pairs.push({
        left,
        right,
        note: linkText(text, { matcher: site.matcher, except: new Set([term.id, other]) }),
      });
    }
  }
  const declared = site.config.layers.map((l) => l.id);
  const rank = (pair: PairView): number =>
    declared.indexOf(site.glossary.terms.get(pair.left.id)?.layer ?? '');
  return pairs.sort(
    (a, b) => rank(a) - rank(b) || (a.left.name < b.left.name ? -1 : a.left.name > b.left.name ? 1 : 0),
  );
}

function pairEnd(site: Site, lang: Lang, id: TermId): PairEnd | undefined {
  const term = site.glossary.terms.get(id);
  if (!term) return undefined;
  return {
    id,
    name: localize(term.name, lang),
    gloss: term.gloss && localize(term.gloss, lang),
    href: site.addresses.to(lang, { page: 'term', id }),
    platform: term.platform,
  };
}
