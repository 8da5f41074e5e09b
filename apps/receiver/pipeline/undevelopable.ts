import type { Failure, RefusalCode } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'

/** The image's own fault: trying again would not help. */
export class UndevelopableError extends FailureError<Failure<RefusalCode>> {
  override name = 'UndevelopableError'
}

// An EINVAL or the like is what a broken file asked for: an offset that cannot be.
const SYSTEM_ERROR = /system error: (?!Invalid argument|Illegal seek|Value too large|Unknown error)/
const OUT_OF_MEMORY = /out of memory|allocate/i
const GONE = /^Input file is missing/
const OURS = [SYSTEM_ERROR, OUT_OF_MEMORY, GONE]
const UNSUPPORTED = /unsupported image format/
/** How the decoders call a file that ends before its picture does. */
const CUT_SHORT =
  /premature end|end of (file|stream|data)|truncated|too short|unexpected end|not enough data/i
const FORMATS = ['JPEG', 'PNG', 'WebP', 'GIF', 'TIFF', 'AVIF']

/**
 * What sharp threw, told apart: the image's fault becomes an UndevelopableError, trouble with the
 * disk or the memory stays what it is. libvips knows no codes: its messages must do, and stay
 * behind as the cause.
 */
export function blame(error: unknown): unknown {
  if (!(error instanceof Error) || error.constructor !== Error || 'syscall' in error) return error
  if (OURS.some((trouble) => trouble.test(error.message))) return error
  return new UndevelopableError(faultIn(error.message), { cause: error })
}

function faultIn(message: string): Failure<RefusalCode> {
  if (UNSUPPORTED.test(message)) return { code: 'not-an-image', parameters: { formats: FORMATS } }
  return { code: CUT_SHORT.test(message) ? 'cut-short' : 'damaged', parameters: {} }
}
