import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const CLOCK = join(import.meta.dirname, 'clock.cjs')

/** The clock of all processes that are started with this environment; `file` says how far it is off. */
export function openClock(file: string) {
  return {
    env: { DRILL_CLOCK: file, NODE_OPTIONS: `--require=${CLOCK}` },
    /** By so many ms. */
    move: (ms: number) => writeFile(file, String(ms))
  }
}
