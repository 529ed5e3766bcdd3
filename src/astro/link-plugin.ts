import type { MdastPluginDefinition, MdastTarget, MdastVisitorContext } from 'satteri';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, type Place, withFix } from '../diagnostics/diagnostic.ts';
import { applyMentions } from '../linker/apply.ts';
import type { Matcher } from '../linker/match.ts';
import { type Outline, readOutline } from '../linker/outline.ts';
import {
  type AmbiguousPlace,
  ambiguousPlaces,
  type Mention,
  planMentions,
  resolveBlocks,
} from '../linker/plan.ts';
import type { TreeNode } from '../linker/tree.ts';
import type { Addresses } from '../site/addresses.ts';
import type { AnchorReference } from '../site/build-site.ts';
import type { ArticleReference } from '../site/drafts.ts';
import { mendAddress, onlyNeighbour, suggestAnchor, suggestPicture } from '../site/mend-address.ts';
import type { PageIdentity } from '../site/page-identity.ts';
import { type LinkTargets, resolveLink } from '../site/resolve-link.ts';
import type { SpellChecker } from '../site/spelling.ts';
import type { TermId } from '../text/brand.ts';

/** What linking a page needs to know of the site. */
export interface LinkContext {
  readonly matcher: Matcher;
  readonly targets: LinkTargets;
  readonly addresses: Addresses;
  readonly spelling: SpellChecker;
}

/** Reads a page's tree and plans its links; the same for the index and for the rendered page. */
export function planPage(
  root: TreeNode,
  page: PageIdentity,
  context: LinkContext,
): { outline: Outline; mentions: Mention[]; unresolved: AmbiguousPlace[] } {
  const outline = readOutline(root);
  const { rule = 'first-in-section', except, platform } = page;
  const options = { matcher: context.matcher, rule, platform, ...(except && { except }) };
  const resolved = resolveBlocks(outline, options);
  const mentions = planMentions(outline, { ...options, resolved });
  return { outline, mentions, unresolved: rule === 'off' ? [] : ambiguousPlaces(outline, resolved) };
}

/**
 * The Markdown plugin: three steps round `planPage`. It sets heading ids, resolves the author's links,
 * moves pictures to their address and links the mentions.
 * @param of gives page and context for a file, or undefined for files that are no pages of the site
 * @param onPlan told the plan of each page it changes, and its tree (for `.md`, which is read only once)
 */
export function linkPlugin(
  of: (fileURL: URL | undefined) => { page: PageIdentity; context: LinkContext } | undefined,
  onPlan?: (plan: ReturnType<typeof planPage>, root: TreeNode) => void,
): MdastPluginDefinition {
  return {
    name: 'gazetteer-links',
    // Places are for reporting problems: done by whoever asks for the plan, not where pages are compiled.
    options: { position: onPlan !== undefined },
    before(root, ctx) {
      const found = of(ctx.fileURL);
      if (!found) return;
      const { page, context } = found;
      const plan = planPage(root as unknown as TreeNode, page, context);
      const { outline, mentions } = plan;
      onPlan?.(plan, root as unknown as TreeNode);
      setHeadingIds(outline, ctx);
      rewriteReferences(outline, ctx, { root: root as unknown as TreeNode, page, context });
      const hrefOf = (id: TermId): string => context.addresses.to(page.lang, { page: 'term', id });
      for (const { node, nodes } of applyMentions(mentions, hrefOf)) {
        ctx.replaceNode(asTarget(node), nodes.map(asTarget) as never);
      }
    },
  };
}

function setHeadingIds(outline: Outline, ctx: MdastVisitorContext): void {
  for (const { node, id, explicit } of outline.sections) {
    if (node && !explicit) ctx.setProperty(asTarget(node), 'data', { hProperties: { id } });
  }
}

function rewriteReferences(
  outline: Outline,
  ctx: MdastVisitorContext,
  { root, page, context }: { root: TreeNode; page: PageIdentity; context: LinkContext },
): void {
  const named = outline.references.some((r) => r.node.type === 'definition') ? linksByName(root) : undefined;
  for (const { kind, url, node } of outline.references) {
    // Links written [words][name] show what the definition of the name says; of two, the first counts.
    const name = node.type === 'definition' ? (node.identifier ?? '') : undefined;
    const shown = name === undefined ? [node] : (named?.get(name) ?? []);
    if (name !== undefined) named?.delete(name);
    if (kind === 'image') {
      if (isLocal(url))
        ctx.setProperty(asTarget(node), 'url' as never, imageHref(url, page, context) as never);
      continue;
    }
    const resolved = resolveLink(url, { lang: page.lang, place: placeOf(node, page.file), ...context });
    if ('problem' in resolved) continue;
    if (resolved.href !== url) ctx.setProperty(asTarget(node), 'url' as never, resolved.href as never);
    if (resolved.term === undefined) continue;
    for (const link of shown) {
      ctx.setProperty(asTarget(link), 'data', {
        hProperties: { className: ['term'] },
      });
    }
  }
}

/** The links of a page that name a definition, by its name. */
function linksByName(root: TreeNode): Map<string, TreeNode[]> {
  const links = new Map<string, TreeNode[]>();
  const visit = (node: TreeNode): void => {
    if (node.type === 'linkReference') {
      const name = node.identifier ?? '';
      links.set(name, [...(links.get(name) ?? []), node]);
    }
    node.children?.forEach(visit);
  };
  visit(root);
  return links;
}

/**
 * Problems with the links and pictures of a page.
 * @param options.pictures paths of the files beside the page; none where it can have none
 * @param options.source the page as it stands in its file; with it, slips that have one reading can be mended
 */
export function checkReferences(
  outline: Outline,
  {
    page,
    context,
    pictures = new Set(),
    source,
  }: {
    page: PageIdentity;
    context: LinkContext;
    pictures?: ReadonlySet<string>;
    source?: string | undefined;
  },
): Diagnostic[] {
  const ids = new Set(outline.sections.map((s) => s.id));
  const problems: Diagnostic[] = outline.duplicates.map(({ id, node }) =>
    diagnose('article/duplicate-anchor', placeOf(node, page.file), { anchor: id }),
  );
  for (const { kind, url, node } of outline.references) {
    const place = placeOf(node, page.file);
    if (kind === 'image') {
      if (!isLocal(url)) {
        if (!/^https?:/i.test(url)) problems.push(diagnose('link/unsafe', place, { url }));
      } else if (imagePath(url) === undefined) problems.push(diagnose('link/outside', place, { path: url }));
      else if (!pictures.has(imagePath(url) ?? '')) {
        const suggestion = suggestPicture(url, pictures);
        problems.push(diagnose('link/missing-image', place, { path: url, suggestion }));
      }
      continue;
    }
    const resolved = resolveLink(url, { lang: page.lang, place, ...context });
    if ('problem' in resolved) {
      const { wrong = '', known = [] } = resolved;
      const mend = { address: url, wrong, right: onlyNeighbour(wrong, known) };
      problems.push(withFix(resolved.problem, mendAddress(source, node, mend)));
    } else if (url.startsWith('#') && url !== '#' && !ids.has(decode(url.slice(1)))) {
      const anchor = url.slice(1);
      const suggestion = suggestAnchor(decode(anchor), outline.sections);
      const problem = diagnose('link/unknown-anchor', place, { anchor, page: page.file, suggestion });
      const mend = { address: url, wrong: anchor, right: onlyNeighbour(anchor, ids) };
      problems.push(withFix(problem, mendAddress(source, node, mend)));
    }
  }
  return problems;
}

/** Warnings for words whose sense could not be chosen. */
export function ambiguousWords(unresolved: readonly AmbiguousPlace[], file: string): Diagnostic[] {
  return unresolved.map(({ word, candidates, node, offset }) => {
    const before = (node.value ?? '').slice(0, offset).split('\n');
    const start = placeOf(node, file);
    const line = start.line + before.length - 1;
    const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0);
    return diagnose('term/ambiguous', { file, line, column }, { word, candidates }, 'warning');
  });
}

/**
 * The links of a page that lead to a heading of another article.
 * @param source the page as it stands in its file
 */
export function articleAnchors(outline: Outline, page: PageIdentity, source: string): AnchorReference[] {
  const links = outline.references
    .filter((r) => r.kind === 'link' && r.url.startsWith('article:') && r.url.includes('#'))
    .map(({ url, node }) => ({ target: url.slice('article:'.length), node, address: url }));
  const contradictions = outline.components
    .filter((c) => c.name === 'Contradiction' && c.attributes['at'])
    .map(({ attributes: { article = '', at = '' }, node }) => {
      return { target: `${article}#${at}`, node, address: `at="${at}"` };
    });
  return [...links, ...contradictions].map(({ target, node, address }) => {
    const [slug = '', anchor = ''] = target.split('#');
    const mend = (right: string) => mendAddress(source, node, { address, wrong: anchor, right });
    return { slug, anchor: decode(anchor), lang: page.lang, place: placeOf(node, page.file), mend };
  });
}

/** All links of a page to articles, in its text and in its components. */
export function articleReferences(outline: Outline, page: PageIdentity): ArticleReference[] {
  const links = outline.references
    .filter((r) => r.kind === 'link' && r.url.startsWith('article:'))
    .map(({ url, node }) => ({ target: url.slice('article:'.length), node }));
  const components = outline.components.flatMap(({ attributes: { article }, node }) =>
    article === undefined ? [] : [{ target: article, node }],
  );
  return [...links, ...components].map(({ target, node }) => {
    return { slug: target.split('#')[0] ?? '', place: placeOf(node, page.file) };
  });
}

/** Where a node of a page stands. */
export function placeOf(node: TreeNode, file: string): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** The path of a local picture inside its article's folder; undefined where it leaves the folder. */
export function imagePath(url: string): string | undefined {
  const path = decode(url.replace(/[?#].*$/, ''));
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0')) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') return undefined;
    parts.push(part);
  }
  return parts.join('/');
}

function isLocal(url: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(url) && !url.startsWith('//');
}

function imageHref(url: string, page: PageIdentity, context: LinkContext): string {
  const path = imagePath(url) ?? '';
  return context.addresses.file(page.folder + path.split('/').map(encodeURIComponent).join('/'));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Nodes read from a Sätteri tree are its targets; the linker sees them by their plain shape. */
function asTarget(node: TreeNode): MdastTarget {
  return node as unknown as MdastTarget;
}
