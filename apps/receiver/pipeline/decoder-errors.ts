import type { UnreadKind } from '#lib/failures/refusals.ts'

/** Whose fault it was, and what of the image: its end, its kind, its format, or damage in general. */
type Verdict =
  | 'machine'
  | 'out-of-memory'
  | { fault: 'damage' | 'end' | 'format'; kind?: undefined }
  | { fault: 'kind'; kind: UnreadKind }

/**
 * What sharp's message says went wrong. libvips has no error codes. It appends to one text each
 * warning and error of the decoders, so that only the last line tells what stopped it.
 */
export function verdictOn(message: string): Verdict {
  const lines = linesOf(message)
  if (lines.some((line) => SYSTEM_ERROR.test(line) || NOT_WRITTEN.test(line))) return 'machine'
  const last = lines.findLast((line) => !BESIDE_THE_POINT.test(line)) ?? ''
  if (isRefusedMemory(lines)) return 'out-of-memory'
  return RULES.find(([pattern]) => pattern.test(last))?.[1] ?? { fault: 'damage' }
}

/** libheif's messages can go on in the next line, indented. */
function linesOf(message: string): string[] {
  return message
    .replace(/^Input (file|buffer) has corrupt header: /, '')
    .replace(/\n(?=\s)/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** As the operating system words ENOSPC, EDQUOT, EIO, EMFILE, ENFILE, EROFS, EACCES, EPERM, … */
const MACHINE_FAULTS = [
  'No space left on device',
  'Disk quota exceeded',
  'Input/output error',
  'Too many open files',
  'Read-only file system',
  'Permission denied',
  'Operation not permitted',
  'No such file or directory',
  'Not a directory',
  'Is a directory',
  'Stale file handle',
  'File too large',
  'Cannot allocate memory',
  'Resource temporarily unavailable',
  'Transport endpoint is not connected',
  'Connection timed out'
]
const SYSTEM_ERROR = new RegExp(`^system error: (${MACHINE_FAULTS.join('|')})`)

/** No image is at fault for a print that cannot be written, whatever the system says of it. */
const NOT_WRITTEN =
  /: write (failed|error)$|Write error at scanline|IO error writing|Cannot write output data/

/**
 * What decoders note on their way (profiles, tags, reads beyond the end that they then do without),
 * and what encoders say when their pixels stop coming.
 */
const BESIDE_THE_POINT =
  /^icc_|: bad seek to |Unknown pseudo-tag|Incorrect count for|Failed to read directory at offset|unable to write to|^\w+save\w*: /

const MEMORY_REFUSED =
  /out of memory|could not allocate|insufficient memory|memory allocation error|failed to allocate memory/i
/** Set by libheif, and by libvips for libtiff, against hostile files. */
const BY_OWN_LIMIT = /security limit|beyond the \d+ (cumulated )?byte limit/i
/** What libvips and libtiff were asked for, as far as they say so. */
const MEGABYTES = /size == (-?\d+)MB/
const ELEMENTS = /\((-?\d+) elements of (-?\d+) bytes each\)/
/** No image within our limits takes as much: only a broken file asks for it. */
const ABSURD_BYTES = 4e9

function isRefusedMemory(lines: string[]): boolean {
  const refusal = lines.findLast((line) => MEMORY_REFUSED.test(line))
  if (!refusal || lines.some((line) => BY_OWN_LIMIT.test(line))) return false
  const [, megabytes] = MEGABYTES.exec(refusal) ?? []
  const [, count, size] = ELEMENTS.exec(refusal) ?? []
  if (!megabytes && !count) return true
  const bytes = megabytes ? Number(megabytes) * 2 ** 20 : Number(count) * Number(size)
  return bytes > 0 && bytes < ABSURD_BYTES
}

const kind = (kind: UnreadKind): Verdict => ({ fault: 'kind', kind })

/** The first that matches decides. */
const RULES: [pattern: RegExp, verdict: Verdict][] = [
  [/unsupported image format/, { fault: 'format' }],
  [
    /premature end|contains no image|no frames in GIF|end of (file|stream|data|GIF)|not enough data|read error at scanline|seek error accessing/i,
    { fault: 'end' }
  ],
  // these speak of bytes that make no sense, or of fax codes that only damage produces
  [
    /Unsupported marker type (?!0xf7)|Uncompressed data \(not|unsupported or non-existing/,
    { fault: 'damage' }
  ],
  [/tiled separate planes/, kind('tiled-planes')],
  [
    /not a whole number of bytes|unsupported tiff image type|samples out of range|BitsPerSample = |data precision (9|1\d)$|bit depth/i,
    kind('sample-bits')
  ],
  [/exceeds channel limit/, kind('channels')],
  [/no known route|photometric|LOGLUV|colou?r conversion/i, kind('colours')],
  [
    /decoding is not implemented|(support|method) is not configured|Unsupported codec/,
    kind('compression')
  ],
  [/data precision/, { fault: 'damage' }],
  [/Unsupported JPEG process|marker type 0xf7/, kind('process')],
  [
    /excessive depth|amplification factor|exceeded more than|not (yet )?(supported|implemented|configured)|implemented yet|unsupported|can ?not handle|^heif: .*\([34]\.\d+\)$/i,
    kind('other')
  ]
]
