import t from 'tap'
import type { Lane } from '#lib/broker/lanes.ts'
import { createLaneScheduler } from '../../../apps/receiver/pool/lane-scheduler.ts'

/** What is taken while these lanes never run empty. */
function takeFrom(lanes: Lane[], times: number): (Lane | undefined)[] {
  const scheduler = createLaneScheduler<Lane>()
  for (const lane of lanes) scheduler.hold(lane, lane)
  return Array.from({ length: times }, () => {
    const taken = scheduler.take()
    if (taken) scheduler.hold(taken, taken)
    return taken
  })
}

/** The longest run of others between two of that lane, its own turn included. */
function longestWait(taken: (Lane | undefined)[], lane: Lane): number {
  const turns = taken.flatMap((one, i) => (one === lane ? [i] : []))
  return Math.max(...turns.map((turn, i) => turn - (turns[i - 1] ?? -1)))
}

t.test('serves first before images before bulk, each in order of arrival', async (t) => {
  const scheduler = createLaneScheduler<string>()
  scheduler.hold('bulk', 'bulk 1')
  scheduler.hold('images', 'images 1')
  scheduler.hold('images', 'images 2')
  scheduler.hold('first', 'first 1')
  const taken = Array.from({ length: 5 }, () => scheduler.take())
  t.strictSame(taken, ['first 1', 'images 1', 'images 2', 'bulk 1', undefined])
})

t.test('a lane that is alone gets every turn', async (t) => {
  for (const lane of ['first', 'images', 'bulk'] as const) {
    t.strictSame(takeFrom([lane], 20), Array(20).fill(lane))
  }
})

t.test('bulk gets every eighth turn, however many others wait', async (t) => {
  for (const lanes of [
    ['images', 'bulk'],
    ['first', 'bulk'],
    ['first', 'images', 'bulk']
  ] as Lane[][]) {
    const taken = takeFrom(lanes, 400)
    t.equal(longestWait(taken, 'bulk'), 8)
    t.equal(taken.filter((lane) => lane === 'bulk').length, 50, 'and no more than that')
  }
})

t.test('sheets that never end leave images a fourth of the turns', async (t) => {
  t.equal(longestWait(takeFrom(['first', 'images'], 400), 'images'), 4)
  const taken = takeFrom(['first', 'images', 'bulk'], 400)
  t.ok(longestWait(taken, 'images') <= 5, 'one more where bulk is due, too')
  t.ok(taken.filter((lane) => lane === 'first').length >= 200, 'and keep most for themselves')
})

t.test('only turns that pass while one waits count', async (t) => {
  const scheduler = createLaneScheduler<string>()
  for (let i = 0; i < 20; i++) {
    scheduler.hold('images', 'images')
    scheduler.take()
  }
  scheduler.hold('bulk', 'bulk')
  scheduler.hold('images', 'images')
  t.equal(scheduler.take(), 'images')
  t.equal(scheduler.take(), 'bulk')
})

t.test('all that is held is taken at once, to give it back', async (t) => {
  const scheduler = createLaneScheduler<string>()
  scheduler.hold('bulk', 'b')
  scheduler.hold('first', 'a')
  t.strictSame(scheduler.takeAll(), ['a', 'b'])
  t.equal(scheduler.take(), undefined)
})
