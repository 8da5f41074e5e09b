import type { Operation, Picture, Streamed, Way } from './operation.ts'
import { STAGES, type Stage } from './operation.ts'

/** A run of sharp: the ways it goes, and the painting of its pixels if one follows. */
export type Segment = { start: Picture; ways: Way[]; end: Picture; painted?: Painting }
type Painting = { operation: Exclude<Operation, Streamed>; end: Picture }

const PREMULTIPLYING: Stage[] = ['resize', 'blur', 'convolve', 'sharpen']
const PREMULTIPLIED: Stage[] = [
  'median',
  'threshold',
  'dilate',
  'erode',
  'unflatten',
  'recomb',
  'modulate'
]

/**
 * Puts the operations into as few runs of sharp as keep their order. Between two runs the
 * pixels wait in memory, neither encoded nor decoded.
 */
export function plan(start: Picture, operations: Operation[]): Segment[] {
  let segment: Segment = { start, ways: [], end: start }
  const segments = [segment]
  const begin = (from: Picture) => {
    segment = { start: from, ways: [], end: from }
    segments.push(segment)
  }
  for (const operation of operations) {
    const before = segment.end
    const after = operation.after?.(before) ?? before
    if ('paint' in operation) {
      segment.painted = { operation, end: after }
      begin(after)
      continue
    }
    const ways = operation.ways(before)
    const joining = ways.find((way) => joins(segment, way))
    const taken = joining ?? ways[0]
    if (taken && !joining) begin(before)
    if (taken) segment.ways.push(taken)
    segment.end = after
  }
  return segments
}

function joins({ ways, end }: Segment, way: Way): boolean {
  const last = ways.at(-1)
  if (last && order(way.from) <= order(last.to ?? last.from)) return false
  return !end.alpha || !mixes([...ways, way])
}

/** Colours that sharp has multiplied by their alpha are not those a step would see alone. */
function mixes(ways: Way[]): boolean {
  const touches = (stages: Stage[]) => ways.some(({ from }) => stages.includes(from))
  return touches(PREMULTIPLYING) && touches(PREMULTIPLIED)
}

function order(stage: Stage): number {
  return STAGES.indexOf(stage)
}
