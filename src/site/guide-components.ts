/** What a component of articles is for and what its attributes say, in the languages of the guide. */
interface ComponentText {
  readonly what: GuideText;
  readonly attributes: Readonly<Record<string, GuideText>>;
}
/** A text of the guide: English, and Chinese for readers of Chinese. */
export interface GuideText {
  readonly en: string;
  readonly zh: string;
}

const source: GuideText = {
  en: 'Key of a source; several are separated by spaces.',
  zh: '来源的键；有几个就用空格隔开。',
};

/** By the component's name. A test compares them with those that a page may use. */
export const COMPONENT_TEXTS: Readonly<Record<string, ComponentText>> = {
  Statement: {
    what: {
      en: 'A claim that no longer holds, or never did. The head of the page counts them.',
      zh: '已经不成立或从未成立过的说法。页首会给出总数。',
    },
    attributes: {
      verdict: {
        en: 'How it stands with the claim: outdated, partly, wrong or unverified.',
        zh: '这个说法现在的状况：outdated（已过时）、partly（部分正确）、wrong（不正确）或 unverified（未能证实）。',
      },
    },
  },
  Now: {
    what: {
      en: 'Inside a statement: what holds now.',
      zh: '写在 Statement 里面：现在的情况。',
    },
    attributes: {
      since: {
        en: 'Since when: 2023, 2023-03 or 2023-03-01.',
        zh: '从何时起：2023、2023-03 或 2023-03-01。',
      },
      source,
    },
  },
  Cite: {
    what: {
      en: 'The source of a fact. It becomes a number, and the page lists its sources at the end.',
      zh: '一个事实的来源。正文里显示为编号，页末列出全部来源。',
    },
    attributes: { source },
  },
  Diagram: {
    what: { en: 'The figure of a diagram.', zh: '插入一张图。' },
    attributes: {
      id: { en: 'Name of its file in docs/diagrams.', zh: '它在 docs/diagrams 中的文件名。' },
    },
  },
  Contradiction: {
    what: { en: 'Where another article says otherwise.', zh: '另一篇文章有不同的说法。' },
    attributes: {
      article: { en: 'Slug of that article.', zh: '那篇文章的 slug。' },
      at: { en: 'Id of the heading where it says so.', zh: '那种说法所在标题的 id。' },
    },
  },
  Note: {
    what: {
      en: 'An aside by the editors, or a box of an imported page.',
      zh: '编者的说明，或导入页面里的提示框。',
    },
    attributes: {
      kind: {
        en: 'How much it matters: note, tip, caution or danger; note where it is left out.',
        zh: '重要程度：note、tip、caution 或 danger；不写则为 note。',
      },
      title: { en: 'Stands over it in place of the word for its kind.', zh: '代替类别名称作标题。' },
    },
  },
  LostPicture: {
    what: {
      en: 'Marks a picture that was lost before the page was imported. A diagram can replace it.',
      zh: '标出导入之前就已丢失的图片，可以画一张图代替。',
    },
    attributes: { alt: { en: 'What the picture showed.', zh: '图片原来的内容。' } },
  },
};
