import t from 'tap'
import { createTally, sum } from '../../../apps/web/operators/tally.ts'
import { drawThroughput, tableOf } from '../../../apps/web/pages/status/throughput.ts'

const MINUTE = 60_000
const NOON = Date.parse('2026-01-01T12:00:00Z')

t.test('results are counted by the minute, for an hour', async (t) => {
  const tally = createTally(NOON)
  for (const second of [0, 59, 60]) tally.count('done', NOON + second * 1000)
  tally.count('failed', NOON)
  const hour = tally.lastHour(NOON + MINUTE)
  t.equal(hour.length, 60)
  t.strictSame(hour.slice(-2), [
    { at: '2026-01-01T12:00:00.000Z', done: 2, failed: 1 },
    { at: '2026-01-01T12:01:00.000Z', done: 1, failed: 0 }
  ])
  t.equal(sum(tally.lastHour(NOON + 60 * MINUTE), 'done'), 1, 'the first minute is past')
  tally.count('done', NOON + 500 * MINUTE)
  t.equal(sum(tally.lastHour(NOON + MINUTE), 'done'), 0, 'what is past is not kept')
})

t.test('the last fifty failures are kept, none of an image that was erased', async (t) => {
  const tally = createTally()
  for (let i = 0; i < 60; i++) {
    tally.addFailure({ at: '', image: `${i % 2}`, recipe: `${i}` })
  }
  const recipes = tally.failures().map(({ recipe }) => recipe)
  t.strictSame([recipes.length, recipes[0], recipes.at(-1)], [50, '59', '10'])
  tally.forget('1')
  t.strictSame(new Set(tally.failures().map(({ image }) => image)), new Set(['0']))
})

t.test('the chart has a bar up for what is done, and down for what failed', async (t) => {
  const tally = createTally(NOON)
  const now = NOON + 30 * MINUTE
  const empty = drawThroughput(tally.lastHour(now), tally.since)
  t.match(empty, { done: '', failed: '', line: 120, unheard: 290 })
  for (let i = 0; i < 3; i++) tally.count('done', now)
  tally.count('failed', now)
  const chart = drawThroughput(tally.lastHour(now), tally.since)
  t.match(chart, { most: { done: 3, failed: 1 }, line: 92 })
  t.equal(chart.done, 'M591 92v-84h8v84z')
  t.equal(chart.failed, 'M591 92v28h8v-28z')
  for (let i = 0; i < 1000; i++) tally.count('done', now)
  t.match(drawThroughput(tally.lastHour(now), tally.since).failed, /v4h8/, 'few are seen too')
})

t.test('the table sums them up by ten minutes, the newest first', async (t) => {
  const tally = createTally(NOON)
  tally.count('done', NOON)
  tally.count('failed', NOON + 59 * MINUTE)
  const rows = tableOf(tally.lastHour(NOON + 59 * MINUTE))
  t.equal(rows.length, 6)
  t.match(rows[0], { span: '10–0', done: 0, failed: 1 })
  t.match(rows[5], { span: '60–50', done: 1, failed: 0 })
})
