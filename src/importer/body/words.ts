/** The words the importer adds to a text, for its readers. */
export interface Words {
  readonly video: string;
  readonly audio: string;
  readonly embedded: string;
  readonly picture: string;
  /** Title of the note that shows a tag nobody here knows. */
  readonly unconverted: string;
  readonly included: (path: string) => string;
  /** What an abbreviation stands for, behind it. */
  readonly spelledOut: (words: string) => string;
  readonly labelled: (label: string, text: string) => string;
}

const english: Words = {
  video: 'Video',
  audio: 'Recording',
  embedded: 'Embedded page',
  picture: 'Picture',
  unconverted: 'A tag of the original',
  included: (path) => `The original includes the file ${path} here.`,
  spelledOut: (words) => ` (${words})`,
  labelled: (label, text) => `${label}: ${text}`,
};

const chinese: Words = {
  video: '视频',
  audio: '音频',
  embedded: '嵌入的页面',
  picture: '图片',
  unconverted: '原文中的标签',
  included: (path) => `原文在此处引入文件 ${path}。`,
  spelledOut: (words) => `（${words}）`,
  labelled: (label, text) => `${label}：${text}`,
};

/** The words for a text in a language (BCP 47); English where the language is another. */
export function wordsFor(lang: string): Words {
  return /^zh\b/i.test(lang) ? chinese : english;
}
