/**
 * Colours that stand for a role while Mermaid draws: Mermaid computes with colours and knows no CSS
 * variables, so each role gets one that nothing else uses, and is found again by it afterwards.
 */
export const SENTINELS = {
  text: '#110001',
  muted: '#110002',
  line: '#110003',
  node: '#fe0004',
  'node-line': '#110005',
  group: '#fe0006',
  'group-line': '#110007',
  label: '#fe0008',
} as const;
export type Token = keyof typeof SENTINELS;

/** The family texts are measured in; the page may show another, for which labels have room. */
export const MEASURED_FONT = 'Noto Sans SC Variable';
export const TEXT_SIZE = 14;
export const SMALL_SIZE = 12;
/** Of all words in a sequence, in which many parts stand side by side. */
const SEQUENCE_SIZE = 13;

const S = SENTINELS;
const scale = (name: string, colour: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${name}${index}`, colour]));

/** Mermaid's configuration: everything that decides how a diagram is laid out. Part of the cache key. */
export const MERMAID_CONFIG = {
  startOnLoad: false,
  securityLevel: 'strict',
  theme: 'base',
  look: 'classic',
  // Parts stand in the order of the source: the reader of both compares them without searching.
  elk: { considerModelOrder: 'NODES_AND_EDGES', preset: 'default' },
  htmlLabels: false,
  handDrawnSeed: 1,
  deterministicIds: true,
  fontFamily: `"${MEASURED_FONT}"`,
  fontSize: TEXT_SIZE,
  themeVariables: {
    fontFamily: `"${MEASURED_FONT}"`,
    fontSize: `${TEXT_SIZE}px`,
    background: S.label,
    primaryColor: S.node,
    primaryTextColor: S.text,
    primaryBorderColor: S['node-line'],
    secondaryColor: S.group,
    secondaryTextColor: S.text,
    secondaryBorderColor: S['group-line'],
    tertiaryColor: S.group,
    tertiaryTextColor: S.text,
    tertiaryBorderColor: S['group-line'],
    mainBkg: S.node,
    nodeBorder: S['node-line'],
    nodeTextColor: S.text,
    textColor: S.text,
    lineColor: S.line,
    arrowheadColor: S.line,
    defaultLinkColor: S.line,
    titleColor: S.text,
    clusterBkg: S.group,
    clusterBorder: S['group-line'],
    edgeLabelBackground: S.label,
    actorBkg: S.node,
    actorBorder: S['node-line'],
    actorTextColor: S.text,
    actorLineColor: S['group-line'],
    signalColor: S.line,
    signalTextColor: S.text,
    labelBoxBkgColor: S.group,
    labelBoxBorderColor: S['group-line'],
    labelTextColor: S.muted,
    loopTextColor: S.muted,
    noteBkgColor: S.group,
    noteBorderColor: S['group-line'],
    noteTextColor: S.muted,
    activationBkgColor: S.group,
    activationBorderColor: S['node-line'],
    sequenceNumberColor: S.label,
    ...scale('cScale', S.group),
    ...scale('cScaleLabel', S.text),
    ...scale('cScaleInv', S['group-line']),
    ...scale('cScalePeer', S['group-line']),
  },
  themeCSS: `
    .edgeLabel text, .edgeLabel tspan { font-size: ${SMALL_SIZE}px; fill: ${S.muted}; }
    .node .label .row ~ .row tspan { font-size: ${SMALL_SIZE}px; }
    .cluster-label text, .cluster-label tspan { font-size: 13px; font-weight: 600; fill: ${S.text}; }
    .section-edge-0, .edge { stroke: ${S.line} !important; stroke-width: 1.5px !important; }
    .mindmap-node rect, .mindmap-node path, .mindmap-node circle, .mindmap-node polygon { fill: ${S.node} !important; stroke: ${S['node-line']} !important; stroke-width: 1px !important; }
    .mindmap-node line { display: none; }
    .mindmap-node text, .mindmap-node tspan { fill: ${S.text} !important; }
    .timeline-node path { fill: ${S.node} !important; stroke: ${S['node-line']} !important; stroke-width: 1px !important; }
    .timeline-node line { display: none; }
    .timeline-node text, .timeline-node tspan { fill: ${S.text} !important; }
    .lineWrapper line { stroke: ${S['group-line']} !important; stroke-width: 1.5px !important; }
    .actor-line { stroke: ${S['group-line']} !important; stroke-width: 1.5px !important; }
    .messageLine0, .messageLine1 { stroke: ${S.line} !important; stroke-width: 1.5px !important; }
    text.actor, text.actor tspan, .messageText, .noteText, .noteText tspan, .loopText, .loopText tspan, .sectionTitle, .sectionTitle tspan, .labelText, .labelText tspan { font-size: ${SEQUENCE_SIZE}px !important; }
    .loopLine { stroke-dasharray: none !important; }
    .actor-man line, .actor-man circle { stroke: ${S['node-line']} !important; fill: ${S.node} !important; }
  `,
  flowchart: {
    padding: 12,
    nodeSpacing: 28,
    rankSpacing: 44,
    minNodeWidth: 0,
    wrappingWidth: 240,
    diagramPadding: 6,
    subGraphTitleMargin: { top: 4, bottom: 8 },
  },
  sequence: {
    actorFontSize: SEQUENCE_SIZE,
    messageFontSize: SEQUENCE_SIZE,
    noteFontSize: SEQUENCE_SIZE,
    actorFontFamily: `"${MEASURED_FONT}"`,
    messageFontFamily: `"${MEASURED_FONT}"`,
    noteFontFamily: `"${MEASURED_FONT}"`,
    width: 110,
    height: 48,
    actorMargin: 40,
    messageMargin: 38,
    diagramMarginX: 8,
    diagramMarginY: 8,
    mirrorActors: false,
    wrap: true,
  },
  mindmap: { padding: 10, maxNodeWidth: 180 },
  timeline: { disableMulticolor: true },
} as const;
