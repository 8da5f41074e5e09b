/** Windows reserves these names for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i
/** File systems allow 255; this leaves room for a folder's name and a number. */
const MAX_BYTES = 180

/**
 * Returns a function that turns a wanted name into one that is valid on every system and unique in
 * the archive. `taken` are names that are already in it.
 */
export function createFileNames(...taken: string[]) {
  const folded = new Set(taken.map(fold))
  /** The last number of each name that came again: of many, none is counted anew from 2. */
  const numbers = new Map<string, number>()

  return function nameFile(wanted: string): string {
    const { stem, extension } = split(safe(wanted))
    const short = cut(stem, MAX_BYTES - Buffer.byteLength(extension))
    const plain = short + extension
    let name = plain
    let n = numbers.get(fold(plain)) ?? 1
    while (folded.has(fold(name))) name = `${short} (${++n})${extension}`
    if (n > 1) numbers.set(fold(plain), n)
    folded.add(fold(name))
    return name
  }
}

function safe(name: string): string {
  const clean = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/[<>:"/\\|?*\p{C}]/gu, '_')
    .replace(/^[\s.]+/u, '')
  let end = clean.length
  while (end > 0 && /[\s.]/u.test(clean.charAt(end - 1))) end--
  return wellNamed(clean.slice(0, end))
}

function wellNamed(clean: string): string {
  return RESERVED.test(clean) || clean === '' ? `_${clean}` : clean
}

/** macOS and Windows treat names that differ only in case as the same. */
function fold(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase()
}

function split(name: string) {
  const dot = name.lastIndexOf('.')
  return dot > 0
    ? { stem: name.slice(0, dot), extension: name.slice(dot) }
    : { stem: name, extension: '' }
}

/** Cuts between characters. Windows does not allow a space at the end. */
function cut(text: string, bytes: number): string {
  let kept = ''
  let left = bytes
  for (const character of text) {
    left -= Buffer.byteLength(character)
    if (left < 0) break
    kept += character
  }
  return kept.trimEnd()
}
