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

/** A stretch of the recipe: what one run of sharp does, and what is then painted in memory. */
export type Segment = {
  start: Picture
  /** Whether sharp runs at all: pixels that are in memory already may only have to be painted. */
  runs: boolean
  ways: Way[]
  end: Picture
  painted?: { operation: Painted; end: Picture }
  rest: Operation[]
}

/** With one of these in a run, sharp multiplies colours by their alpha from resizing to sharpening. */
const PREMULTIPLYING: Stage[] = ['resize', 'blur', 'convolve', 'sharpen']
/** These lie between, and would work on the multiplied colours. */
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
 * Puts the operations into as few runs of sharp as keep their order. Between two segments the
 * pixels wait in memory, neither encoded nor decoded.
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

/** Its run opens the source: a file, or pixels that must stay as they are. */
export function firstSegment(start: Picture, operations: Operation[]): Segment {
  return { ...collect(start, operations), runs: true }
}

/** Starts from what the segment before gave, if that is known better than it was foreseen. */
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
    const apart = 'ways' in asked && asked.framewise && end.frames > 1
    const operation = apart ? frameByFrame(asked) : asked
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

/** Pixels in memory have 8 bits a sample. */
function asPixels(picture: Picture): Picture {
  return { ...picture, deep: false }
}

/** The last segment ends in the encoder, all others in pixels. */
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

/** sharp gives one channel of what was made gray, even if it has been coloured since. */
function isToldGray(ways: Way[]): boolean {
  return ways.some(({ from }) => from === 'greyscale')
}

function joins(way: Way, { start, ways, end }: Run): boolean {
  const last = ways.at(-1)
  if (last && (last.alone || way.alone || !isLater(way, last))) return false
  // sharp weighs colours by an alpha that was there from the start, by no other.
  if (end.alpha && !start.alpha && PREMULTIPLYING.includes(way.from)) return false
  return !end.alpha || !mixes([...ways, way])
}

/** Colours that sharp has multiplied by their alpha are not those a step would see alone. */
function mixes(ways: Way[]): boolean {
  const touches = (stages: Stage[]) => ways.some(({ from }) => stages.includes(from))
  return touches(PREMULTIPLYING) && touches(PREMULTIPLIED)
}

function isLater(way: Way, last: Way): boolean {
  return STAGES.indexOf(way.from) > STAGES.indexOf(last.to ?? last.from)
}
