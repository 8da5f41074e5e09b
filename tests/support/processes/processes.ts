import { readdirSync, readFileSync } from 'node:fs'

/** Every process with this variable in its environment, which finds grandchildren too. */
export function processesWith(variable: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(variable))
    .map((pid) => ({ pid: Number(pid), command: commandOf(Number(pid)) }))
}

export function isAlive(pid: number): boolean {
  return read(`/proc/${pid}/stat`) !== '' && !/^\d+ \(.*\) Z/s.test(read(`/proc/${pid}/stat`))
}

/** Processes that have ended since need no signal. */
export function signalAll(processes: { pid: number }[], signal: NodeJS.Signals) {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal)
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code !== 'ESRCH') throw err
    }
  }
}

export function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()
}

/** Empty when the process has ended or belongs to another user. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
