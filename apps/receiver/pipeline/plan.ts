import { frameByFrame } from './frames.ts'
import {
  type Operation,
  type Painted,
  STAGES,
  type Stage,
  type Streamed,
  type Way
} from './operation.ts'
import type { Picture } from './picture.ts'

/** Part of a recipe: what one sharp pipeline does, and what is then painted in memory. */
export type Segment = {
  start: Picture
  /** Whether sharp runs at all: pixels already in memory may only need painting. */
  runs: boolean
  ways: Way[]
  end: Picture
  painted?: { operation: Painted; end: Picture }
  rest: Operation[]
}

/** With one of these in a pipeline, sharp premultiplies alpha from resize to sharpen. */
const PREMULTIPLYING: Stage[] = ['resize', 'blur', 'convolve', 'sharpen']
/** Stages in between, which would work on premultiplied colours. */
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
 * Groups the operations into as few sharp pipelines as their order allows. Between two segments the
 * raw pixels stay in memory.
 */
export function plan(start: Picture, operations: Operation[]): Segment[] {
  let segment = firstSegment(start, operations)
  const segments = [segment]
  while (!isLast(segment)) {
    segment = segmentAfter(segment)
    segments.push(segment)
  }
  return segments
}

/** Always runs sharp, to open the source: a file, or pixels that must not be changed. */
export function firstSegment(start: Picture, operations: Operation[]): Segment {
  return { ...collect(start, operations), runs: true }
}

/** `start` is what the segment before really yielded, once it has run. */
export function segmentAfter(
  { painted, end, rest }: Segment,
  start: Picture = painted?.end ?? end
): Segment {
  const segment = collect(start, rest)
  return { ...segment, runs: segment.ways.length > 0 || isLast(segment) }
}

type Stretch = Omit<Segment, 'runs'>

function collect(start: Picture, operations: Operation[]): Stretch {
  const ways: Way[] = []
  let end = start
  for (const [index, asked] of operations.entries()) {
    const operation = 'ways' in asked ? asStreamed(asked, end) : asked
    if ('paint' in operation) {
      const read = asPixels(end)
      const painted = { operation, end: operation.after?.(read) ?? read }
      return { start, ways, end: read, painted, rest: operations.slice(index + 1) }
    }
    const nothingFollows = index === operations.length - 1
    const choice = choose(operation, { start, ways, end }, nothingFollows)
    if (choice === 'none joins') {
      return { start, ways, end: asPixels(end), rest: operations.slice(index) }
    }
    if (choice) ways.push(choice)
    end = operation.after?.(end) ?? end
  }
  return { start, ways, end, rest: [] }
}

function asStreamed(asked: Streamed, before: Picture): Operation {
  const instead = asked.instead?.(before)
  if (instead) return instead
  return asked.framewise && before.frames > 1 ? frameByFrame(asked) : asked
}

/** Pixels in memory have 8 bits a sample. */
function asPixels(picture: Picture): Picture {
  return { ...picture, deep: false }
}

/** The last segment ends in the encoder, all others in pixels in memory. */
export function isLast({ painted, rest }: Pick<Segment, 'painted' | 'rest'>): boolean {
  return !painted && rest.length === 0
}

type Run = Pick<Segment, 'start' | 'ways' | 'end'>

function choose(operation: Streamed, run: Run, nothingFollows: boolean) {
  const picture = run.end
  const ways = operation.ways(picture)
  if (ways.length === 0) return undefined
  if (picture.gray && operation.after?.(picture).gray === false && isToldGray(run.ways))
    return 'none joins'
  const joining = ways.filter((way) => joins(way, run))
  const left = nothingFollows ? joining.find(({ leavesColours }) => leavesColours) : undefined
  return left ?? joining[0] ?? 'none joins'
}

/** After greyscale(), sharp outputs one channel, even if a later stage adds colour. */
function isToldGray(ways: Way[]): boolean {
  return ways.some(({ from }) => from === 'greyscale')
}

function joins(way: Way, { start, ways, end }: Run): boolean {
  const last = ways.at(-1)
  if (last && (last.alone || way.alone || !isLater(way, last))) return false
  // sharp premultiplies only by an alpha channel that its input had.
  if (end.alpha && !start.alpha && PREMULTIPLYING.includes(way.from)) return false
  return !end.alpha || !mixes([...ways, way])
}

/** Whether a step would see premultiplied colours, which it would not in a pipeline of its own. */
function mixes(ways: Way[]): boolean {
  const touches = (stages: Stage[]) => ways.some(({ from }) => stages.includes(from))
  return touches(PREMULTIPLYING) && touches(PREMULTIPLIED)
}

function isLater(way: Way, last: Way): boolean {
  return STAGES.indexOf(way.from) > STAGES.indexOf(last.to ?? last.from)
}
