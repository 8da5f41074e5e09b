type Limit = { limit?: string; allowed?: number; measured?: number }

/** The image's own fault: trying again would not help. Its message is for who sent it. */
export class UndevelopableError extends Error {
  override name = 'UndevelopableError'
  /** The variable that sets the limit. */
  declare limit?: string
  declare allowed?: number
  declare measured?: number

  constructor(message: string, broken: Limit & ErrorOptions = {}) {
    const { cause, ...limit } = broken
    super(message, { cause })
    Object.assign(this, limit)
  }
}

// An EINVAL or the like is what a broken file asked for: an offset that cannot be.
const SYSTEM_ERROR = /system error: (?!Invalid argument|Illegal seek|Value too large|Unknown error)/
const OUT_OF_MEMORY = /out of memory|allocate/i
const GONE = /^Input file is missing/
const OURS = [SYSTEM_ERROR, OUT_OF_MEMORY, GONE]
const UNSUPPORTED = /unsupported image format/
const FORMATS = 'JPEG, PNG, WebP, GIF, TIFF and AVIF'

/**
 * What sharp threw, told apart: the image's fault becomes an UndevelopableError, trouble with the
 * disk or the memory stays what it is. libvips knows no codes: its messages must do.
 */
export function blame(error: unknown, paths: string[]): unknown {
  if (!(error instanceof Error) || error.constructor !== Error || 'syscall' in error) return error
  if (OURS.some((trouble) => trouble.test(error.message))) return error
  if (UNSUPPORTED.test(error.message)) {
    return new UndevelopableError(`This is not an image of a format read here: ${FORMATS}.`, {
      cause: error
    })
  }
  const reason = readable(error.message, paths)
  return new UndevelopableError(`The image is broken: ${reason}.`, { cause: error })
}

/** The first line that says something about the image: no paths, no module names. */
function readable(message: string, paths: string[]): string {
  const lines = message
    .replace(/Input file has corrupt header: ?/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !paths.some((path) => line.includes(path)))
  const line = lines[0] ?? 'it cannot be decoded'
  return line.replace(/^\w+: /, '').replace(/\.$/, '')
}
