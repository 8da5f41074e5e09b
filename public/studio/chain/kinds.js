/** In the order in which they are offered. */
export const KINDS = ['tone', 'shape', 'texture', 'sheet']

/** @type {(words: Studio.Words, kind: string) => string} */
export const kindLabel = (words, kind) =>
  words[`kind${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`] ?? kind
