import type { Failure, RefusalCode } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'
import type { ReadFormat, UnreadKind } from '#lib/failures/refusals.ts'
import { isOwnFault } from '../pool/own-fault.ts'
import { verdictOn } from './decoder-errors.ts'
import { examineFile } from './examine-file.ts'

/** The image itself is at fault: a retry would not help. */
export class UndevelopableError extends FailureError<Failure<RefusalCode>> {
  override name = 'UndevelopableError'
}

/** @throws UndevelopableError */
export function refuseKind(format: ReadFormat, kind: UnreadKind): never {
  throw new UndevelopableError({ code: 'kind-not-read', parameters: { format, kind } })
}

/** Memory was refused to a library or to our own code: perhaps by the machine's fault. */
export class OutOfMemoryError extends Error {
  override name = 'OutOfMemoryError'
}

const OWN_ALLOCATION = /allocation failed|could not allocate|unable to grow/i
const MISSING = /^Input file is missing/
const FORMATS = ['JPEG', 'PNG', 'WebP', 'GIF', 'TIFF', 'AVIF']

/**
 * Turns an error that arose while the file at `path` was read into an UndevelopableError or an
 * OutOfMemoryError, with the original as its cause; returns errors of the machine, and of our own
 * code, as they are.
 * @throws the system error that keeps the file from being looked at
 */
export async function classifyError(error: unknown, path: string): Promise<unknown> {
  if (!(error instanceof Error)) return error
  if (error instanceof RangeError && OWN_ALLOCATION.test(error.message)) return outOfMemory(error)
  if (isOwnFault(error) || 'syscall' in error) return error
  if (MISSING.test(error.message)) return error
  const verdict = verdictOn(error.message)
  if (verdict === 'machine') return error
  if (verdict === 'out-of-memory') return outOfMemory(error)
  return new UndevelopableError(await failureFor(verdict, path), { cause: error })
}

function outOfMemory(cause: Error): OutOfMemoryError {
  return new OutOfMemoryError('not enough memory to develop the image', { cause })
}

type ImageVerdict = Exclude<ReturnType<typeof verdictOn>, string>

async function failureFor(
  { fault, kind }: ImageVerdict,
  path: string
): Promise<Failure<RefusalCode>> {
  const { format, sequence, cutShort } = await examineFile(path)
  if (!format) return { code: 'not-an-image', parameters: { formats: FORMATS } }
  if (fault === 'kind') return { code: 'kind-not-read', parameters: { format, kind } }
  if (fault === 'format' && sequence) {
    return { code: 'kind-not-read', parameters: { format, kind: 'animated' } }
  }
  return { code: fault === 'end' || cutShort ? 'cut-short' : 'damaged', parameters: {} }
}
