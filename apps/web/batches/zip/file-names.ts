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

  return function nameFile(wanted: string): string {
    const { stem, extension } = split(safe(wanted))
    const short = cut(stem, MAX_BYTES - Buffer.byteLength(extension))
    let name = short + extension
    for (let n = 2; folded.has(fold(name)); n++) name = `${short} (${n})${extension}`
    folded.add(fold(name))
    return name
  }
}

function safe(name: string): string {
  const clean = name
    .normalize('NFC')
    .toWellFormed()
    .replace(/[<>:"/\\|?*\p{C}]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
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
