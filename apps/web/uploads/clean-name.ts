const MAX_NAME_LENGTH = 255

/** The last part of a path, without what would break a header, a log line or a page, if any is left. */
export function cleanName(name: string): string | undefined {
  const base = name.split(/[/\\]/).at(-1) ?? ''
  // cut first: half of a surrogate pair is among what is taken out
  const clean = base.slice(0, MAX_NAME_LENGTH).replace(/\p{C}/gu, '')
  return /^\.*$/.test(clean) ? undefined : clean
}
