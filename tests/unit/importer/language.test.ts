import { describe, expect, it } from 'vitest';
import { languageInPath, languageOfText, siteLanguage } from '../../../src/importer/language.ts';
import { asLang } from '../../../src/text/brand.ts';

const EN = { id: asLang('en'), tag: 'en', label: 'English' };
const ZH = { id: asLang('zh-cn'), tag: 'zh-CN', label: '简体中文' };
const SITE = [EN, ZH];

describe('languageInPath', () => {
  it.each([
    ['a/x.md', undefined, 'a/x'],
    ['a/x.zh-cn.md', 'zh-cn', 'a/x'],
    ['a/x.zh_CN.md', 'zh-CN', 'a/x'],
    ['a/x.en.md', 'en', 'a/x'],
    ['a/x.ja.md', 'ja', 'a/x'],
    ['en/a/x.md', 'en', 'a/x'],
    ['content/zh/posts/x.md', 'zh', 'content/posts/x'],
    ['i18n/zh-CN/docusaurus-plugin-content-docs/current/a/x.md', 'zh-CN', 'docs/a/x'],
    ['docs/a/x.md', undefined, 'docs/a/x'],
    ['notes/node.js.md', undefined, 'notes/node.js'],
    ['it/x.md', undefined, 'it/x'],
    ['v1.2.md', undefined, 'v1.2'],
  ])('%s is in %s', (path, tag, key) => {
    const found = languageInPath(path, SITE);
    expect({ tag: found.tag, key: found.key }).toEqual({ tag, key });
  });
});

describe('siteLanguage', () => {
  it.each([
    ['zh-CN', 'zh-cn'],
    ['zh_cn', 'zh-cn'],
    ['zh', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['en-US', 'en'],
    ['zh-TW', undefined],
    ['zh-Hant-HK', undefined],
    ['de', undefined],
  ])('%s is %s', (tag, id) => {
    expect(siteLanguage(tag, SITE)).toBe(id);
  });
});

describe('languageOfText', () => {
  it.each([
    ['Kubernetes 是一个容器编排平台，用于自动化部署。', 'zh'],
    ['- **API Server**：集群的入口\n- **etcd**：存储', 'zh'],
    ['This is English, with one 词 of Chinese in a long sentence of many words.', 'en'],
    ['これは日本語の文章です。', 'ja'],
    ['이것은 한국어입니다', 'ko'],
    ['```\n这里是代码里的注释，很长很长\n```\nEnglish text with some words.', 'en'],
    ['', 'en'],
  ])('%j is %s', (text, tag) => {
    expect(languageOfText(text, SITE)).toBe(tag);
  });

  it('takes Latin letters for the first language in Latin letters where the site has no English', () => {
    const german = { id: asLang('de'), tag: 'de', label: 'Deutsch' };
    expect(languageOfText('Ein Satz.', [ZH, german])).toBe('de');
    expect(languageOfText('One sentence.', [ZH])).toBe('en');
  });
});
