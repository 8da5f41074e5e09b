import t from 'tap'
import {
  writeBytes,
  writeDuration,
  writeNumber,
  writePercent,
  writeSpan,
  writeTimeSince,
  writeTimeTo
} from '#lib/messages/numbers.ts'
import { HOUR_MS, KILOBYTE, MEGABYTE, MINUTE_MS, SECOND_MS } from '#lib/units.ts'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const at = (offsetMs: number) => new Date(NOW + offsetMs).toISOString()
/** Languages put spaces of several kinds between a number and its unit. */
const plain = (text: string) => text.replace(/\s/g, ' ')

t.test('bytes are told in the largest unit that they fill, by 1024', async (t) => {
  for (const [bytes, written] of [
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1,023 bytes'],
    [KILOBYTE, '1 kB'],
    [20265, '20 kB'],
    [1.5 * MEGABYTE, '1.5 MB'],
    [32 * MEGABYTE, '32 MB'],
    [5000 * KILOBYTE * MEGABYTE, '5,000 GB']
  ] as const) {
    t.equal(plain(writeBytes('en', bytes)), written)
  }
})

t.test('a duration is told in milliseconds below a second', async (t) => {
  t.equal(plain(writeDuration('en', 18.4)), '18 ms')
  t.equal(plain(writeDuration('en', SECOND_MS - 1)), '999 ms')
  t.equal(plain(writeDuration('en', 1234)), '1.2 sec')
})

t.test('a span is told in the largest unit that it fills, rounded down', async (t) => {
  for (const [seconds, written] of [
    [0, '0 seconds'],
    [59, '59 seconds'],
    [60, '1 minute'],
    [7199, '1 hour'],
    [3 * 86_400 + 1, '3 days']
  ] as const) {
    t.equal(plain(writeSpan('en', seconds)), written)
  }
})

t.test('what is to come is told in minutes within the hour, then in hours', async (t) => {
  t.equal(writeTimeTo('en', at(20 * MINUTE_MS), NOW), 'in 20 minutes')
  t.equal(writeTimeTo('en', at(23 * HOUR_MS + MINUTE_MS), NOW), 'in 23 hours')
  t.equal(writeTimeTo('es', at(2 * HOUR_MS), NOW), 'dentro de 2 horas')
})

t.test('what is past likewise', async (t) => {
  t.equal(writeTimeSince('en', at(-SECOND_MS), NOW), 'this minute')
  t.equal(writeTimeSince('en', at(-HOUR_MS + 1), NOW), '59 minutes ago')
  t.equal(writeTimeSince('fr', at(-5 * HOUR_MS), NOW), 'il y a 5 heures')
})

t.test('numbers are written as the language does', async (t) => {
  t.equal(writeNumber('en', 1234.56), '1,234.6')
  t.equal(writeNumber('es', 0.56), '0,6')
  t.equal(plain(writePercent('fr', 0.4)), '40 %')
  t.equal(writePercent('en', 0.4), '40%')
})
