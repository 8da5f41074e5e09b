import { pino } from 'pino'

const GATHERED_MS = 100
/** As pino numbers its levels. */
const WARN = 40

/** Has pino set `lastLevel` before each line: https://getpino.io/#/docs/api?id=metadata */
const METADATA = Symbol.for('pino.metadata')

const streams = new Set<() => void>()
process.on('exit', writeGatheredLines)

/** To be called before this process ends in a way that Node does not hear of. */
export function writeGatheredLines() {
  for (const writeWaiting of streams) writeWaiting()
}

/**
 * Standard output for log lines. The first is written at once, and so is every warning; what else
 * follows within a tenth of a second is written together, as each writing costs this process and
 * whoever reads it more than a line does.
 */
export function gatheredLines(format: (line: string) => string = (line) => line) {
  const stdout = pino.destination({ sync: true })
  let waiting = ''
  let pause: NodeJS.Timeout | undefined

  function writeWaiting() {
    if (waiting) stdout.write(waiting)
    waiting = ''
  }
  function endPause() {
    pause = undefined
    if (waiting) writeThenPause()
  }
  function writeThenPause() {
    writeWaiting()
    pause ??= setTimeout(endPause, GATHERED_MS).unref()
  }
  streams.add(writeWaiting)

  return {
    [METADATA]: true,
    lastLevel: 0,
    write(line: string) {
      waiting += format(line)
      if (!pause || this.lastLevel >= WARN) writeThenPause()
    }
  }
}
