/** The descriptions of keys, which the schemas give in English, in Chinese. The key is the English text. */
export const GUIDE_ZH_CN: Readonly<Record<string, string>> = {
  // site.yaml
  'Name of the site: in the header, in titles, in the feed.': '站点名称：用于页眉、标题和订阅源。',
  'One sentence for search engines and the feed.': '一句话，用于搜索引擎和订阅源。',
  'The languages of the site. The first stands at /, the others at /<id>/.':
    '站点的语言。第一种位于 /，其余位于 /<id>/。',
  'Part of addresses, of file names and of the keys of texts.': '用在地址、文件名和文本的键里。',
  'The tag that browsers know it by (BCP 47): en, zh-CN.': '浏览器使用的语言标签（BCP 47）：en、zh-CN。',
  'Its own name for itself, as the language switch shows it.': '这种语言对自己的称呼，显示在语言切换处。',
  'Address of the repository, for the links that edit a page. GitHub Actions knows it without.':
    '仓库地址，用于“编辑此页”的链接。在 GitHub Actions 上自动得知。',
  'The systems that are set side by side. A site about one thing has none.':
    '并列对照的各个系统。只讲一件事的站点没有这一项。',
  'What other files call it.': '其他文件用来称呼它的 id。',
  'What readers see.': '读者看到的名称。',
  'Its colour in links, tables and diagrams.': '它在链接、表格和图里的颜色。',
  'On light ground.': '浅色背景上的颜色。',
  'On dark ground.': '深色背景上的颜色。',
  'Whether it stands for what belongs to no side.': '是否代表不属于任何一方的东西。',
  'What sorts of things the terms are.': '术语分哪些类别。',
  'The layers in which they work, from top to bottom.': '术语所在的层次，从上到下排列。',
  'The home page.': '首页。',
  'What all articles have in common, above their list.': '所有文章共有的说明，显示在文章列表上方。',
  'What the site is, in one or two sentences.': '用一两句话说明这是什么站点。',
  'Slugs of articles in reading order. Those not named follow by slug.':
    '文章的 slug，按阅读顺序排列。没有列出的按 slug 排在后面。',
  'Slugs of the pages of the guide in reading order. Those not named follow by slug.':
    '指南各页的 slug，按阅读顺序排列。没有列出的按 slug 排在后面。',

  // Articles
  'Title of the page; the text has no heading of the first level.': '页面标题；正文不再写一级标题。',
  'One sentence for search engines and lists.': '一句话，用于搜索引擎和列表。',
  'Which mentions of terms become links.': '哪些术语提及成为链接。',
  'Ids of terms that are not linked on this page.': '本页不加链接的术语的 id。',
  'When the text was first published; shown where source.yaml gives no date.':
    '首次发表的时间；source.yaml 没有写日期时显示它。',
  'When the author last revised it.': '作者最后一次修订的时间。',
  'What it is about; shown above the text and found by search.': '内容涉及什么；显示在正文上方，也能搜到。',
  'Where it belongs; shown above the text and found by search.': '归入哪一类；显示在正文上方，也能搜到。',
  'Whether it is not to be published yet: the built site leaves it out, dev marks it.':
    '是否暂不发布：构建的站点不收录草稿，dev 里会标明。',
  'Data that an import found no place for; nothing reads them.': '导入时没有对应位置的数据，不会被读取。',
  'Title of the original, as published.': '原文发表时的标题。',
  'Language of the original, as a tag: zh-CN.': '原文的语言标签，例如 zh-CN。',
  'When the original was written.': '原文的写作时间。',
  'The name under which it was published; null where none is given.': '发表时的署名；没有署名写 null。',
  'Where the original stands.': '原文的地址。',
  'Who published it again.': '转载者。',
  'When that was.': '转载时间。',
  'Where that stands.': '转载的地址。',
  'Where the text at hand is not the first publication.': '手上的文本并非首次发表时，注明转载情况。',
  'Licence of the original; null where none is stated.': '原文的许可；没有注明写 null。',
  'How date and author are known.': '时间和作者的依据。',
  'What it showed or said.': '缺失的内容原来是什么。',
  'Id of the diagram that stands in for it.': '代替它的图的 id。',
  'Pictures and passages that did not survive.': '没有保存下来的图片和段落。',
  'Other addresses that the original names.': '原文提到的其他地址。',

  // Terms
  'The short name by which texts call it; titles and links show it.': '正文里用的简称，标题和链接显示它。',
  'A few words that say what it is; they stand behind the name in titles.':
    '几个字说明它是什么，在标题里放在名称后面。',
  'Other right names that texts use. A name leads to one term only.':
    '正文使用的其他正确名称。一个名称只属于一个术语。',
  'Longer phrases that hold one of the names and mean something else; they are not linked.':
    '含有某个名称、但另有所指的较长短语，不加链接。',
  'Whether its names are everyday words too: a mention then counts only beside another term.':
    '名称是否也是日常用词：若是，旁边出现别的术语才算提及。',
  'Wrong spellings: search finds by them, check reports them, no page shows them.':
    '错误写法：搜索能据此找到，check 会指出，页面上不显示。',
  'Whether a mention must have the same capitals. Without this key that holds for names with a capital letter only.':
    '提及时大小写是否必须一致。不写这一项时，只有含大写字母的名称要求一致。',
  'What sort of thing it is.': '它属于哪个类别。',
  'The side that owns it; the neutral one for what none of them owns. A site without platforms leaves the key out.':
    '它属于哪一方；不属于任何一方的归中立平台。没有声明平台的站点不写这一项。',
  'Where in the system it works.': '它在系统的哪个层次。',
  'One sentence that says what it is and does: shown on its card and at the head of its page.':
    '一句话说明它是什么、做什么，显示在卡片上和页面开头。',
  'Its state today.': '今天的状态。',
  'When that state began.': '这个状态从何时开始。',
  'What changed, and what took its place.': '有什么变化，由什么取代。',
  'Keys of the sources that say so.': '依据的来源的键。',
  'What is known of it today. Leave it out where no source was found.':
    '今天已知的状况。没有找到来源就不写。',
  'How this term stands to the other one.': '本术语与另一个术语是什么关系。',
  'Id of the other term.': '另一个术语的 id。',
  'Said beside the relation; of a counterpart, where the analogy breaks.':
    '写在关系旁边的话；对于对应组件，说明类比在哪里不成立。',
  'Relations to other terms. Declare each once, at either end; both pages show it.':
    '与其他术语的关系。每个关系只在一端声明一次，两端的页面都显示。',
  'Its title as published, or a short true description.': '发表时的标题，或者简短如实的描述。',
  'Where it stands.': '地址。',
  'When what was read was published, released or committed.': '所读内容发表、发布或提交的时间。',
  'When somebody last looked at it.': '最近一次核对的时间。',
  'The words that have several senses.': '有几个意思的词。',
  'Longer phrases that hold one of the words and mean something else.': '含有这个词、但另有所指的较长短语。',
  'Id of the term that is meant.': '所指术语的 id。',
  'It is meant where the sentence, the section or the page is about this platform.':
    '句子、小节或页面讲的是这个平台时，取这个意思。',
  'It is meant beside one of these terms, given by their ids.':
    '旁边出现这些术语（写 id）之一时，取这个意思。',
  'What the words may mean; the first that fits counts.': '可能的意思，取第一个符合的。',
  'Words that mean different terms in different surroundings.': '在不同语境里指不同术语的词。',

  // Diagrams
  'Heading of the figure and name of the picture.': '图的标题，也是图片的名称。',
  'One or two sentences for a reader who cannot see the picture.': '一两句话，供看不到图的读者使用。',
  'Stands under the picture: where it comes from, and what in it is history.':
    '图下的说明：图从哪里来，其中哪些已是历史。',
  'The time the picture shows, where that is not today.': '图所反映的时间（不是今天时）。',
  'Pages that show it besides the articles that place it: home, compare, term:<id>.':
    '除插入它的文章外，还显示在哪些页面：home、compare、term:<id>。',
  'Ids of terms to show.': '要显示的术语的 id。',
  'Terms of these platforms.': '属于这些平台的术语。',
  'Terms of these kinds.': '属于这些类别的术语。',
  'Terms of these layers.': '位于这些层次的术语。',
  'Parts of these terms, and the parts of those.': '这些术语的组成部分，以及组成部分的组成部分。',
  'Terms to show by what they are: those that fit every key given.': '按属性选取术语：符合所写的每一项。',
  'Ids of terms to leave out.': '要略去的术语的 id。',
  'Whether where finds retired, archived and inactive terms too.':
    'where 是否也选取已退役、已归档和不再活跃的术语。',
  'The relations drawn as arrows.': '画成箭头的关系。',
  'Whether arrows say which relation they stand for, where there are several, and lines between counterparts how far they agree.':
    '关系有几种时，箭头上是否注明是哪一种；对应组件之间的线上是否注明相近的程度。',
  'Ids of correspondences drawn as pairs, a row for each; their terms are shown.':
    '画成一对对的对应的 id，每组一行，并显示其中的术语。',
  'What puts the terms into boxes.': '按什么把术语分组画在框里。',
  'Where the drawing leads: from top to bottom, from left to right, or back.':
    '图的走向：从上到下、从左到右，或者相反。',
  'The most terms shown; those with the fewest relations are left out, and the picture says how many.':
    '最多显示多少个术语；关系最少的略去，图上注明略去的数目。',

  // Comparison
  'Stands over the table.': '写在表格上方的话。',
  'Id of the heading, for links.': '标题的 id，供链接使用。',
  'Heading of the group.': '这一组的标题。',
  'Id of the row, for links.': '这一行的 id，供链接使用。',
  'What is compared.': '比较的方面。',
  'What holds for each platform that is not neutral.': '每个非中立平台的情况。',
  'What holds now, where the articles are out of date.': '文章已经过时的地方，现在的情况。',
  'Where it is discussed: slug#heading.': '哪里讨论过：slug#标题。',
  'The rows of the group.': '这一组的各行。',
  'The groups of the table.': '表格的各组。',
  'Stands over the questions.': '写在各问题上方的话。',
  'Id of the question, for links.': '问题的 id，供链接使用。',
  'What the reader asks.': '读者的问题。',
  'To which platform the answer leans.': '答案倾向哪个平台。',
  'Why.': '理由。',
  'Questions that help a reader to choose.': '帮助读者选择的问题。',
  'Stands over the list.': '写在列表上方的话。',
  'Name for links and for the views of diagrams.': '供链接和图的视图使用的名称。',
  'How far the sides stand for one another; of kind none, one side is empty.':
    '双方对应到什么程度；none 表示其中一方为空。',
  'Ids of the terms on each side.': '每一方的术语的 id。',
  'The role that both play, in a few words.': '双方共同的角色，用几个字说明。',
  'What they have in common.': '相同之处。',
  'Where the analogy breaks; of kind none, what is done instead.':
    '类比在哪里不成立；对于 none，说明替代的做法。',
  'What corresponds to what on the other platforms.': '什么与其他平台的什么相对应。',
};

/** A description of a key in a language; in English where there is no other. */
export function guideText(english: string, tag: string): string {
  return tag.startsWith('zh') ? (GUIDE_ZH_CN[english] ?? english) : english;
}
