/** The languages of the site as addresses and `lang` attributes tell them. */
export const LANGUAGES = [
  { name: 'English', prefix: '', tag: 'en' },
  { name: 'Chinese', prefix: 'zh-cn/', tag: 'zh-CN' },
] as const;

/** A page of each template, below the language's prefix; `nowhere/` is the 404 page. */
export const TEMPLATES = [
  '',
  'articles/',
  'articles/kubernetes-vs-openstack/',
  'articles/choosing-for-iot/',
  'glossary/',
  'glossary/by/platform/',
  'glossary/by/kind/',
  'glossary/by/layer/',
  'glossary/nova/',
  'glossary/kubernetes/',
  'glossary/heapster/',
  'compare/',
  'diagrams/',
  'diagrams/counterpart-map/',
  'search/',
  'guide/',
  'guide/glossary/',
  'guide/components/',
  'guide/checking/',
  'nowhere/',
] as const;

/** Every template in every language. */
export const PAGES: readonly string[] = LANGUAGES.flatMap(({ prefix }) =>
  TEMPLATES.map((path) => prefix + path),
);

/** What the browser says by itself about a 404 page. */
export const SAYS_404 = /status of 404/;

export const PHONE = { viewport: { width: 390, height: 844 } } as const;
export const TOUCH_PHONE = { ...PHONE, hasTouch: true, isMobile: true } as const;
