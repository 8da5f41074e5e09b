import { MINUTE_MS } from '#lib/units.ts'
import { type Counts, type Minute, sum } from '../../operators/tally.ts'

/** SVG units. The chart is stretched to the page's width. */
const STEP = 10
const BAR = 8
const HEIGHT = 120
/** The height of the smallest bar: one failure among a thousand prints stays visible. */
const LEAST = 4
/** Minutes in a row of the table. */
const ROW = 10

/**
 * Bars up from a line for what is done, down from it for what failed, so that colour is not needed
 * to tell them apart.
 */
export function drawThroughput(minutes: Minute[], since: string) {
  const most = { done: mostOf('done', minutes), failed: mostOf('failed', minutes) }
  const scale = (HEIGHT - 2 * LEAST) / Math.max(1, most.done + most.failed)
  const tall = (count: number) => (count > 0 ? Math.max(LEAST, count * scale) : 0)
  const line = round(HEIGHT - tall(most.failed))
  const bars = (key: keyof Counts, sign: 1 | -1) =>
    minutes
      .map((minute, i) => ({ x: i * STEP + (STEP - BAR) / 2, tall: round(tall(minute[key])) }))
      .filter(({ tall }) => tall > 0)
      .map(({ x, tall }) => `M${x} ${line}v${sign * tall}h${BAR}v${-sign * tall}z`)
      .join('')
  return {
    width: minutes.length * STEP,
    height: HEIGHT,
    line,
    done: bars('done', -1),
    failed: bars('failed', 1),
    unheard:
      minutes.filter(({ at }) => Date.parse(at) + MINUTE_MS <= Date.parse(since)).length * STEP,
    most
  }
}

/** The same numbers in rows of ten minutes, the newest first. */
export function tableOf(minutes: Minute[]) {
  const rows = Array.from({ length: minutes.length / ROW }, (_, i) => {
    const part = minutes.slice(i * ROW, (i + 1) * ROW)
    const from = minutes.length - i * ROW
    return { span: `${from}–${from - ROW}`, done: sum(part, 'done'), failed: sum(part, 'failed') }
  })
  return rows.reverse()
}

function mostOf(key: keyof Counts, minutes: Minute[]): number {
  return Math.max(...minutes.map((minute) => minute[key]))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
