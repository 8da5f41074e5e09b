import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK']))

/** CPU time the process has used, user and system, in milliseconds. */
export function processorMs(pid: number): number {
  return sumOfFields(pid, 11, 13)
}

/** That of the process and of all that it started, also of those that have ended. */
export function processorMsOfTree(pid: number): number {
  return childrenOf(pid).reduce(
    (sum, child) => sum + processorMsOfTree(child),
    sumOfFields(pid, 11, 15)
  )
}

/** By their places after the name. */
function sumOfFields(pid: number, from: number, to: number): number {
  // proc_pid_stat(5): utime and stime are fields 14 and 15, those of children that were waited for 16
  // and 17; the name before them may hold spaces
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0)
  return (ticks * 1000) / TICKS_PER_SECOND
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number)
  )
}
