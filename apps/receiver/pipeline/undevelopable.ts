import type { Failure, RefusalCode } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'

/** The image itself is at fault: a retry would not help. */
export class UndevelopableError extends FailureError<Failure<RefusalCode>> {
  override name = 'UndevelopableError'
}

// A broken file causes EINVAL and the like itself, by an impossible offset.
const SYSTEM_ERROR = /system error: (?!Invalid argument|Illegal seek|Value too large|Unknown error)/
const OUT_OF_MEMORY = /out of memory|allocate/i
const GONE = /^Input file is missing/
const NOT_THE_IMAGE = [SYSTEM_ERROR, OUT_OF_MEMORY, GONE]
const UNSUPPORTED = /unsupported image format/
/** How decoders describe a file that ends too early. */
const TRUNCATED =
  /premature end|end of (file|stream|data)|truncated|too short|unexpected end|not enough data/i
const FORMATS = ['JPEG', 'PNG', 'WebP', 'GIF', 'TIFF', 'AVIF']

/**
 * Turns an error of sharp's that is the image's fault into an UndevelopableError, with the original
 * as its cause; returns errors of disk or memory as they are. libvips has no error codes, so its
 * messages are matched.
 */
export function classifyError(error: unknown): unknown {
  if (!(error instanceof Error) || error.constructor !== Error || 'syscall' in error) return error
  if (NOT_THE_IMAGE.some((pattern) => pattern.test(error.message))) return error
  return new UndevelopableError(failureFor(error.message), { cause: error })
}

function failureFor(message: string): Failure<RefusalCode> {
  if (UNSUPPORTED.test(message)) return { code: 'not-an-image', parameters: { formats: FORMATS } }
  return { code: TRUNCATED.test(message) ? 'cut-short' : 'damaged', parameters: {} }
}
