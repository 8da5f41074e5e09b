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

/** One run of sharp, the painting of its pixels if one follows, and what is left for other runs. */
export type Segment = {
  start: Picture
  ways: Way[]
  end: Picture
  painted?: { operation: Painted; end: Picture }
  rest: Operation[]
}

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
  const segment = nextSegment(start, operations)
  if (isLast(segment)) return [segment]
  return [segment, ...plan(segment.painted?.end ?? segment.end, segment.rest)]
}

export function nextSegment(start: Picture, operations: Operation[]): Segment {
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
export function isLast({ painted, rest }: Segment): boolean {
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
  if (last && order(way.from) <= order(last.to ?? last.from)) return false
  // sharp weighs colours by an alpha that was there from the start, by no other.
  if (end.alpha && !start.alpha && PREMULTIPLYING.includes(way.from)) return false
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
