import assert from 'node:assert/strict'

/** A file of the server's: under its root, in the tests' folders, or in the storage. */
const PATH =
  /(?<![\w.])\/(tmp|home|root|usr|proc|etc|var|opt|dev|srv|mnt|app|data)\/|\.tap\/|\w\/images\/[\w-]{22}\//
const LIBRARY =
  /vips|\bsharp\b|libspng|libpng|pngload|libjpeg|gifload|svgload|librsvg|heif|TIFF: |bad seek/i

/** @throws AssertionError if the text has a path of the server's, or words of a library */
export function assertDiscreet(text: string) {
  assert.doesNotMatch(text, PATH)
  assertInOwnWords(text)
}

/** @throws AssertionError if the text has words of a library */
export function assertInOwnWords(text: string) {
  assert.doesNotMatch(text, LIBRARY)
}

/** What people and programs are told of failed results. */
export function assertDiscreetResults(results: { error: unknown; parameters?: unknown }[]) {
  for (const { error, parameters } of results) {
    assertDiscreet(JSON.stringify({ error, parameters }))
  }
}
