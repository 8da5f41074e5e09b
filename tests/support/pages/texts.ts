/** Tells sentences from names, which two languages may share. */
const SENTENCE_WORDS = 4

const FRENCH_FAULTS = [
  { fault: 'an ordinary space before : ; ? ! or »', pattern: / [:;?!»]/ },
  { fault: 'an ordinary space after «', pattern: /« / },
  { fault: 'a straight apostrophe', pattern: /\p{L}'\p{L}/u }
]

export function isSentence(text: string): boolean {
  return text.split(/\s+/).length >= SENTENCE_WORDS
}

/** French separates double punctuation and quotes by no-break spaces. */
export function frenchFaults(text: string): string[] {
  return FRENCH_FAULTS.filter(({ pattern }) => pattern.test(text)).map(({ fault }) => fault)
}

/** Every text with its path. Functions are called for one thing and for several. */
export function textsOf(words: unknown, path = ''): [path: string, text: string][] {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function') {
    return [1, 2].map((count) => [`${path}(${count})`, words(...Array(words.length).fill(count))])
  }
  return Object.entries(words ?? {}).flatMap(([key, value]) => textsOf(value, `${path}.${key}`))
}
