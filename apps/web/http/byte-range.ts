export type ByteRange = { start: number; end: number }

const SPECIFIER = /^bytes=(.*)$/i
const POSITIONS = /^(\d*)-(\d*)$/

/**
 * What a Range header asks for of a file (RFC 9110, 14.1.2 and 14.2). undefined: the whole file, which
 * also answers what cannot be understood, and several ranges at once. `outside`: the file has none of
 * these bytes.
 */
export function readRange(header: string, bytes: number): ByteRange | 'outside' | undefined {
  const [, list = ''] = SPECIFIER.exec(header.trim()) ?? []
  const texts = list.split(',').map((text) => text.trim())
  const ranges = texts.filter((text) => text !== '').map((text) => readOne(text, bytes))
  if (ranges.length === 0 || ranges.includes(undefined)) return undefined
  const [first = 'outside', ...others] = ranges.filter((range) => range !== 'outside')
  return others.length > 0 ? undefined : first
}

/** undefined: it cannot be understood. */
function readOne(text: string, bytes: number): ByteRange | 'outside' | undefined {
  const [match, first = '', last = ''] = POSITIONS.exec(text) ?? []
  if (match === undefined || match === '-') return undefined
  if (first === '') return suffix(Number(last), bytes)
  const start = Number(first)
  const end = last === '' ? bytes - 1 : Number(last)
  if (last !== '' && end < start) return undefined
  return start < bytes ? { start, end: Math.min(end, bytes - 1) } : 'outside'
}

/** The last bytes: all of a file that has fewer. */
function suffix(length: number, bytes: number): ByteRange | 'outside' {
  return length === 0 ? 'outside' : { start: Math.max(0, bytes - length), end: bytes - 1 }
}
