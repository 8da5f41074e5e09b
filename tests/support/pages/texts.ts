/** A sentence rather than a name, which two languages may have in common. */
const SENTENCE_WORDS = 4

const FRENCH_FAULTS = [
  { fault: 'an ordinary space before : ; ? ! or »', pattern: / [:;?!»]/ },
  { fault: 'an ordinary space after «', pattern: /« / },
  { fault: 'a straight apostrophe', pattern: /\p{L}'\p{L}/u }
]

export function isSentence(text: string): boolean {
  return text.split(/\s+/).length >= SENTENCE_WORDS
}

/** French keeps its double punctuation and quotes together with their words, by spaces of its own. */
export function frenchFaults(text: string): string[] {
  return FRENCH_FAULTS.filter(({ pattern }) => pattern.test(text)).map(({ fault }) => fault)
}

/** Every text in there by its path; what a function writes of one thing, and of several. */
export function textsOf(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') {
    return [1, 2].map((count) => [`${path}(${count})`, words(...Array(words.length).fill(count))])
  }
  return Object.entries(words ?? {}).flatMap(([key, value]) => textsOf(value, `${path}.${key}`))
}
