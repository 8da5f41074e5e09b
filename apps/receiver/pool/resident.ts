import { readFileSync } from 'node:fs'
import { KILOBYTE } from '#lib/units.ts'

const ANONYMOUS = /^RssAnon:\s+(\d+) kB$/m
const STOPPED = /^State:\s+[Tt] /m

export type Resident = {
  /** Anonymous memory in bytes: what the process alone holds. Pages of programs and files are shared. */
  bytes: number
  /** Stopped by a signal, as if it were in a debugger. */
  stopped: boolean
}

/** Undefined once the process is gone, and where there is no /proc. */
export function residentOf(pid: number): Resident | undefined {
  const status = readStatus(pid)
  const [, kilobytes] = ANONYMOUS.exec(status) ?? []
  if (!kilobytes) return undefined
  return { bytes: Number(kilobytes) * KILOBYTE, stopped: STOPPED.test(status) }
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
