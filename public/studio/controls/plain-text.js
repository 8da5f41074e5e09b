const ESCAPED = /(?:~[0-9a-fA-F]{2})+/g
const SPECIAL = /[^A-Za-z0-9._-]/gu

/**
 * Words as a recipe writes them, the server's canonical way: what is special in recipes or addresses
 * is a tilde and two digits for each byte.
 *
 * @param {string} words
 */
export function writeWords(words) {
  return words.replace(SPECIAL, (character) =>
    [...new TextEncoder().encode(character)]
      .map((byte) => `~${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
  )
}

/** @param {string} text */
export function readWords(text) {
  try {
    return text.replace(ESCAPED, (bytes) => decodeURIComponent(bytes.replaceAll('~', '%')))
  } catch {
    return text
  }
}
