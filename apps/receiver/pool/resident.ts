import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096
/** In /proc/PID/stat, counted from behind the program's name. */
const STATE_AT = 0

export type Resident = {
  /** Anonymous memory in bytes: what the process alone holds. Pages of programs and files are shared. */
  bytes: number
  /** Stopped by a signal, as if it were in a debugger. */
  stopped: boolean
}

/** Undefined once the process is gone, and where there is no /proc. */
export function residentOf(pid: number): Resident | undefined {
  try {
    const [, resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'utf8')
      .split(' ')
      .map(Number)
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const state = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[STATE_AT]
    return { bytes: (resident - shared) * PAGE_BYTES, stopped: state === 'T' || state === 't' }
  } catch {
    return undefined
  }
}
