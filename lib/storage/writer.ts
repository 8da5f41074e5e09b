import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * Among which processes a number means one of them: a namespace of a kernel that has been booted once.
 * Undefined where that cannot be told.
 */
const namespace = toldBy(() => {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
  return `${boot}-${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`
})
const started = startOf(process.pid)

/** A name for a file of this process that nobody else gives, by which others see whether it still runs. */
export function unfinishedName(): string {
  return namespace ? [namespace, process.pid, started, randomUUID()].join('.') : randomUUID()
}

/** Whether the process that gave a file this name has ended; false where that cannot be told. */
export function isOrphan(name: string): boolean {
  const [where, number, start, own] = name.split('.')
  if (!own || !namespace || where !== namespace) return false
  return startOf(Number(number)) !== start
}

/** When the process began, in ticks since the boot (proc(5), stat, field 22); undefined: there is none. */
function startOf(pid: number): string | undefined {
  // the name of a program, in brackets, may have brackets and spaces of its own
  const after = toldBy(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
    ?.split(') ')
    .at(-1)
  return after?.split(' ')[19]
}

function toldBy(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
