import t from 'tap'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { createFairShare } from '../../../apps/web/results/fair-share.ts'

const SHARE = 3
const job = (image: string, recipe = 'grayscale') => ({ image, recipe })

t.test("a client's jobs beyond its share go to bulk, those of others do not", async (t) => {
  const { choose } = createFairShare(SHARE)
  const lanes = ['a', 'b', 'c', 'd', 'e'].map((image) => choose('one', job(image)))
  t.strictSame(lanes, ['images', 'images', 'images', 'bulk', 'bulk'])
  t.equal(choose('another', job('f')), 'images')
})

t.test('what waits in bulk counts, until it is settled', async (t) => {
  const { choose, settle } = createFairShare(SHARE)
  for (const image of ['a', 'b', 'c', 'd']) choose('one', job(image))
  settle(job('a'))
  t.equal(choose('one', job('e')), 'bulk')
  settle(job('b'))
  settle(job('c'))
  t.equal(choose('one', job('f')), 'images')
})

t.test('a job asked for again counts once, and one that is unknown not at all', async (t) => {
  const { choose, settle } = createFairShare(1)
  t.equal(choose('one', job('a')), 'images')
  t.equal(choose('one', job('a')), 'images')
  settle(job('b'))
  t.equal(choose('one', job('b')), 'bulk')
})

t.test('an erased image counts no more, with all its results', async (t) => {
  const { choose, settleImage } = createFairShare(2)
  choose('one', job('a', 'sepia'))
  choose('one', job('a', 'thermal'))
  settleImage('a')
  settleImage('never seen')
  t.equal(choose('one', job('b')), 'images')
})

t.test("only the page's own sheet goes first, and counts for nobody", async (t) => {
  const { choose } = createFairShare(1)
  t.equal(choose('one', job('a', PREVIEW_SHEET)), 'first')
  t.equal(choose('one', job('a', 'contact-sheet')), 'images')
  t.equal(choose('one', job('a', `${PREVIEW_SHEET};progressive=true`)), 'bulk')
  t.equal(choose('one', job('b', PREVIEW_SHEET)), 'first')
})

t.test('jobs can be looked at again after a time', async (t) => {
  const { choose, before, settle } = createFairShare(SHARE)
  choose('one', job('a'))
  choose('one', job('b', 'sepia'))
  t.strictSame([...before(Date.now() - 1000)], [])
  const old = [...before(Date.now() + 1)]
  t.strictSame(old, [job('a'), job('b', 'sepia')])
  old.forEach(settle)
  t.strictSame([...before(Date.now() + 1)], [])
})
