import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMatcher } from '../../../src/linker/match.ts';
import { endsWord, startsWord } from '../../../src/text/boundaries.ts';
import { asTermId } from '../../../src/text/brand.ts';
import { matcherOf, spellings } from './trees.ts';

/** What is found, as `words` or, where the term has another name, `words>term`. */
function found(text: string, names: readonly string[]): string[] {
  return matcherOf(...names)
    .find(text)
    .map(({ start, end, term }) => {
      const words = text.slice(start, end);
      return words === term ? words : `${words}>${term}`;
    });
}

type Row = readonly [text: string, names: readonly string[], expected: readonly string[]];
const table = (rows: readonly Row[]): void => {
  it.each(rows)('%j by %j', (text, names, expected) => {
    expect(found(text, names)).toEqual(expected);
  });
};

describe('the longest name wins', () => {
  table([
    ['a compute node here', ['node', 'compute node', 'compute'], ['compute node']],
    ['a compute host and a node', ['node', 'compute node', 'compute'], ['compute', 'node']],
    ['nova-compute and nova', ['nova', 'nova-compute'], ['nova-compute', 'nova']],
    ['虚拟机镜像', ['虚拟机', '镜像', '虚拟机镜像'], ['虚拟机镜像']],
    ['虚拟机和镜像', ['虚拟机', '镜像', '虚拟机镜像'], ['虚拟机', '镜像']],
    ['网络节点网络', ['网络', '网络节点', '节点'], ['网络节点', '网络']],
    ['pod network policy', ['pod', 'pod network policy api'], ['pod']],
    ['a b c d', ['a b', 'b c d'], ['a b']],
    // A longer name in the wrong case does not hide the shorter one.
    ['swift api server', ['swift', 'swift API Server>server'], ['swift']],
    // A longer name that ends inside a word does not hide the shorter one.
    ['node pooling', ['node', 'node pool'], ['node']],
  ]);
});

describe('every alias leads to its term', () => {
  table([
    [
      'VMs, a virtual machine, 虚拟机',
      ['virtual machine>vm', 'VM', '虚拟机>vm'],
      ['VMs>vm', 'virtual machine>vm', '虚拟机>vm'],
    ],
    ['Nova Nova', ['Nova'], ['Nova>nova', 'Nova>nova']],
    ['nothing here', ['Nova'], []],
    ['', ['Nova'], []],
    ['Nova', [], []],
  ]);
});

describe('names begin and end on the boundaries of their script', () => {
  table([
    ['使用API接口', ['API'], ['API>api']],
    [
      '使用Nova、Neutron和Cinder。',
      ['Nova', 'Neutron', 'Cinder'],
      ['Nova>nova', 'Neutron>neutron', 'Cinder>cinder'],
    ],
    ['云平台上的虚拟机们', ['平台', '虚拟机'], ['平台', '虚拟机']],
    ['café', ['caf', 'cafe'], []],
    ['cafe\u0301', ['cafe'], []],
    ['podium tripod pod', ['pod'], ['pod']],
    ['pod1 1pod pod_x x_pod', ['pod'], []],
    ['pod/node', ['pod', 'node'], ['pod', 'node']],
    ['(pod) "pod" pod, pod; pod: pod!', ['pod'], ['pod', 'pod', 'pod', 'pod', 'pod', 'pod']],
    ['The pod. The node.', ['pod', 'node'], ['pod', 'node']],
    ['Kubernetes™, Kubernetes®, Kubernetes²', ['any:kubernetes'], Array(3).fill('Kubernetes>kubernetes')],
    ['①API②', ['API'], ['API>api']],
  ]);
});

describe('joined names are names of their own', () => {
  table([
    ['node.js', ['node', 'js'], []],
    ['node.js', ['node', 'node.js'], ['node.js']],
    ['kube-proxy', ['kube', 'proxy'], []],
    ['kube-proxy', ['proxy', 'kube-proxy'], ['kube-proxy']],
    ['nova-compute runs', ['nova', 'compute', 'nova-compute'], ['nova-compute']],
    ['nova-compute-ironic', ['nova-compute', 'ironic'], []],
    ['admin@nova', ['nova'], []],
    ['nova.', ['nova'], ['nova']],
    ['nova-', ['nova'], ['nova']],
    ['nova -- glance', ['nova', 'glance'], ['nova', 'glance']],
    ['nova-网络', ['nova', '网络'], ['nova', '网络']],
    ['kube-proxies', ['kube-proxy'], ['kube-proxies>kube-proxy']],
  ]);
});

describe('an English plural belongs to the mention, a possessive does not', () => {
  table([
    ['many Pods', ['Pod'], ['Pods>pod']],
    ['many pods.', ['pod'], ['pods>pod']],
    ['APIs of VMs', ['API', 'VM'], ['APIs>api', 'VMs>vm']],
    [
      'switches, proxies, boxes',
      ['switch', 'proxy', 'box'],
      ['switches>switch', 'proxies>proxy', 'boxes>box'],
    ],
    ['Network Policies', ['Network Policy>np'], ['Network Policies>np']],
    ['gateways', ['gateway'], ['gateways>gateway']],
    ['gatewaies', ['gateway'], []],
    ['compute nodes', ['node', 'compute node'], ['compute nodes>compute node']],
    ["the pods’ state, a pod’s state, pod's", ['pod'], ['pods>pod', 'pod', 'pod']],
    ['Kubernetes’ and Kubernetes', ['Kubernetes'], ['Kubernetes>kubernetes', 'Kubernetes>kubernetes']],
    ['kubernetess', ['kubernetes'], []],
    ['podses', ['pod'], []],
    ['podes', ['pod'], []],
    ['pods1 podsy', ['pod'], []],
    ['pods-api', ['pod'], []],
    ['虚拟机s', ['虚拟机'], ['虚拟机']],
    ['k3s', ['k3'], []],
    // A plural that is a name of its own is the longer name.
    ['secrets', ['secret', 'secrets>manager'], ['secrets>manager']],
  ]);
});

describe('case matters for names with a capital, unless the term says otherwise', () => {
  table([
    ['Swift is swift', ['Swift'], ['Swift>swift']],
    ['SWIFT', ['Swift'], []],
    ['Pod pod POD', ['pod'], ['Pod>pod', 'pod', 'POD>pod']],
    ['Pod pod', ['any:Pod'], ['Pod>pod', 'pod']],
    ['Pods PodS', ['Pod'], ['Pods>pod']],
    // Two terms whose names differ by case only.
    ['Service and service', ['Service>kind', 'service>word'], ['Service>kind', 'service>word']],
    ['ΩMEGA', ['any:Ωmega>o'], ['ΩMEGA>o']],
    ['İnova İNova', ['any:inova', 'İnova>i'], ['İnova>i']],
  ]);
});

describe('a space between Han and Latin is as good as none', () => {
  table([
    ['计算服务Nova', ['计算服务 Nova>nova'], ['计算服务Nova>nova']],
    ['计算服务 Nova', ['计算服务Nova>nova'], ['计算服务 Nova>nova']],
    ['计算服务 Nova', ['计算服务 Nova>nova'], ['计算服务 Nova>nova']],
    ['Nova计算服务', ['Nova 计算服务>nova'], ['Nova计算服务>nova']],
    ['API网关 和 API 网关', ['API网关>gw'], ['API网关>gw', 'API 网关>gw']],
    ['Pod安全 Pod 安全', ['Pod 安全>p'], ['Pod安全>p', 'Pod 安全>p']],
    ['3层网络 3 层网络', ['3层网络>l3'], ['3层网络>l3', '3 层网络>l3']],
    // Between two Latin words, or two Han words, the space counts.
    ['APIServer', ['API Server>s'], []],
    ['虚拟 机', ['虚拟机'], []],
  ]);
});

describe('a line break or a run of spaces is one space to the reader', () => {
  table([
    ['a compute\nnode', ['compute node>n'], ['compute\nnode>n']],
    ['a compute\r\nnode', ['compute node>n'], ['compute\r\nnode>n']],
    ['a compute \n  node', ['compute node>n'], ['compute \n  node>n']],
    ['an API\tServer', ['API Server>s'], ['API\tServer>s']],
    ['an API  Server', ['API Server>s'], ['API  Server>s']],
    ['an API\u00a0Server', ['API Server>s'], ['API\u00a0Server>s']],
    ['an API Server', ['API  Server>s'], ['API Server>s']],
    ['计算服务\nNova', ['计算服务Nova>nova'], ['计算服务\nNova>nova']],
    ['nova\ncompute', ['novacompute'], []],
    ['a compute\n\nnodes', ['compute node>n'], ['compute\n\nnodes>n']],
  ]);
});

describe('compatibility forms are the letters they stand for', () => {
  table([
    ['使用ＡＰＩ接口', ['API'], ['ＡＰＩ>api']],
    ['ＡＰＩs', ['API'], ['ＡＰＩs>api']],
    ['a conﬁg ﬁle', ['config file>f'], ['conﬁg ﬁle>f']],
    ['the cafe\u0301.', ['café'], ['cafe\u0301>café']],
    ['⽹络 and 网络', ['网络'], ['⽹络>网络', '网络']],
    ['API', ['ＡＰＩ>api'], ['API>api']],
    ['😀 Ｎova 😀 Nova', ['Nova'], ['Ｎova>nova', 'Nova>nova']],
    // The c and the o of “care of” stand nowhere in the original.
    ['a ℅ b', ['c', 'o'], []],
    ['a ℅ b', ['c/o'], ['℅>c/o']],
    ['㍿', ['会社', '株式会社>kk'], ['㍿>kk']],
    ['㍿', ['会社'], []],
    // Half-width kana, its mark and a hangul letter are one cluster; a name may end between them, seen as read.
    ['ｶﾞᅡ', ['ガ'], []],
    ['ｶﾞ。', ['ガ'], ['ｶﾞ>ガ']],
  ]);
});

describe('a character is never cut', () => {
  table([
    ['网\u0301 网', ['网'], ['网']],
    ['🚀', ['\ud83d>half', '\ude80>other'], []],
    ['😀\ufe0f 😀', ['😀'], ['😀']],
    ['a\u0301 nova', ['a', 'nova', '\u0301 nova>mark'], ['nova']],
  ]);
});

describe('all matches', () => {
  const words = [
    'nova',
    'Nova',
    'compute',
    'node',
    's',
    'es',
    '-',
    '.',
    ' ',
    '\n',
    '虚拟',
    '机',
    'API',
    'ＡＰＩ',
    'ﬁ',
    '’',
    '/',
    'é',
  ];
  const text = fc.array(fc.constantFrom(...words), { maxLength: 20 }).map((parts) => parts.join(''));
  const name = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('').trim())
    .filter((spelling) => spelling !== '');
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 6 });

  it('stand in order, are not empty and never overlap', () => {
    fc.assert(
      fc.property(text, names, (where, what) => {
        let last = 0;
        for (const { start, end } of buildMatcher(spellings(what)).find(where)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(where.length);
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the order of the spellings', () => {
    fc.assert(
      fc.property(text, names, (where, what) => {
        const forward = buildMatcher(what.map((one) => ({ text: one, term: asTermId('t'), exact: true })));
        const back = buildMatcher(
          [...what].reverse().map((one) => ({ text: one, term: asTermId('t'), exact: true })),
        );
        expect(back.find(where)).toEqual(forward.find(where));
      }),
    );
  });

  it('are those that trying every name at every place finds', () => {
    const plain = ['nova', 'compute', 'node', 'api', '-', '.', ' ', ',', '虚拟', '机', '网络'];
    const plainText = fc.array(fc.constantFrom(...plain), { maxLength: 20 }).map((parts) => parts.join(''));
    // Names with one script each: those have no second spelling, and none of the words has an “s”.
    const latin = fc.constantFrom(
      'nova',
      'compute',
      'node',
      'api',
      'nova-compute',
      'compute node',
      'nova.api',
      'novaapi',
    );
    const han = fc.constantFrom('虚拟', '虚拟机', '机', '机网', '网络', '网络机');
    const some = fc.uniqueArray(fc.oneof(latin, han), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(plainText, some, (where, what) => {
        fc.pre(!where.includes('  '));
        const longestFirst = [...what].sort((a, b) => b.length - a.length);
        const expected: { start: number; end: number; term: string }[] = [];
        for (let at = 0; at < where.length; at++) {
          const hit = longestFirst.find(
            (one) => where.startsWith(one, at) && startsWord(where, at) && endsWord(where, at + one.length),
          );
          if (hit === undefined) continue;
          expected.push({ start: at, end: at + hit.length, term: hit });
          at += hit.length - 1;
        }
        expect(buildMatcher(spellings(what)).find(where)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('phrases that shield a shorter name', () => {
  const docker = asTermId('docker');
  const matcher = buildMatcher([
    { text: 'Docker', term: docker, exact: true },
    { text: '容器', term: asTermId('container'), exact: false },
    { text: 'Docker Swarm', term: undefined, exact: true },
    { text: '容器化', term: undefined, exact: false },
  ]);

  it('are not linked, and neither is the name inside them', () => {
    expect(matcher.find('Docker Swarm was rival to Docker.').map((m) => m.start)).toEqual([26]);
    expect(matcher.find('容器化的应用跑在容器里').map((m) => m.start)).toEqual([8]);
  });
});
