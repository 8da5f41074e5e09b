/** sharp refuses an argument of ours: its words, in its lib/is.js. */
const REFUSED_ARGUMENT = /^Expected .+ for .+ but received /

/**
 * Whether our own code is at fault, or what it asks of a library: neither the image nor the machine,
 * so that no retry would help. Errors of the system tell which call failed.
 */
export function isOwnFault(error: unknown): boolean {
  if (!(error instanceof Error)) return true
  if ('syscall' in error) return false
  return error.constructor !== Error || REFUSED_ARGUMENT.test(error.message)
}
