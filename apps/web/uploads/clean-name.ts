const MAX_NAME_LENGTH = 255

/**
 * The last part of a path without control and other invisible characters, which would break
 * headers, log lines and pages; undefined when nothing is left. Joiners stay: Persian, the scripts of
 * India and emoji are written with them.
 */
export function cleanName(name: string): string | undefined {
  const base = name.split(/[/\\]/).at(-1) ?? ''
  // cut first: this may leave half of a surrogate pair, which is then removed
  const clean = base.slice(0, MAX_NAME_LENGTH).replace(/(?![\u200c\u200d])\p{C}/gu, '')
  return /^[.\u200c\u200d]*$/.test(clean) ? undefined : clean
}
