const EMBEDDED = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'applet']);

/** Whether an element shows something from elsewhere. */
export function isEmbedded(name: string): boolean {
  return EMBEDDED.has(name);
}
