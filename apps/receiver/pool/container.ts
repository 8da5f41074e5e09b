import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'

/** Kept free, as the count is some time behind, and the kernel needs some of it. */
const MARGIN = 0.06
const COUNT_EVERY_MS = 250

/** Where the container's own count lies, in cgroup v2 and v1, and what anonymous memory is called there. */
const COUNTS = [
  { root: '/sys/fs/cgroup', controller: '', name: 'anon' },
  { root: '/sys/fs/cgroup/memory', controller: 'memory', name: 'total_rss' }
]

/** Anonymous memory of all processes in this container, in bytes; undefined where it is not told. */
export function containerUse(): number | undefined {
  const groups = readLines('/proc/self/cgroup').map((line) => line.split(':'))
  for (const { root, controller, name } of COUNTS) {
    const group = groups.find(([, controllers]) =>
      controllers?.split(',').includes(controller)
    )?.[2]
    for (const folder of [group, '/']) {
      const line = readLines(join(root, folder ?? '/', 'memory.stat')).find((line) =>
        line.startsWith(`${name} `)
      )
      if (line) return Number(line.split(' ')[1])
    }
  }
  return undefined
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** What the container has left by its own count; without one, all the memory there is. */
export function createContainer() {
  const limit = process.constrainedMemory()
  const limited = limit > 0 && limit < totalmem()
  let counted = { at: Number.NEGATIVE_INFINITY, use: 0 }

  function use(): number {
    const at = performance.now()
    if (at - counted.at > COUNT_EVERY_MS) counted = { at, use: containerUse() ?? 0 }
    return counted.use
  }

  return {
    /** Bytes that may yet be used. */
    left: () => (limited ? limit * (1 - MARGIN) - use() : Number.POSITIVE_INFINITY)
  }
}
