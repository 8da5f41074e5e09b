/** What Windows keeps for its devices, whatever follows after a dot. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|$)/i
/** A folder's name and a number may come before and after it: file systems take 255. */
const MAX_BYTES = 180

/** Gives each file a name that every system takes and no other file of the archive has. */
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

/** Macs and Windows hold names that differ only in case for the same. */
function fold(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase()
}

function split(name: string) {
  const dot = name.lastIndexOf('.')
  return dot > 0
    ? { stem: name.slice(0, dot), extension: name.slice(dot) }
    : { stem: name, extension: '' }
}

/** Never in the middle of a character; nor does Windows take a space or a dot at the end. */
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
