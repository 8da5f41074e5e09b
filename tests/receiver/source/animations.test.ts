import t, { type Test } from 'tap'
import { notesOf } from '../../../apps/receiver/source/notes.ts'
import { FILM } from '../../support/images/avif-files.ts'
import { draw, pixelsOf, print, scene } from '../../support/images/pixels.ts'
import { chunk, withChunks } from '../../support/images/told-colours.ts'

const FRAMES = 3
const picture = draw(scene(24, 16))
const count = Buffer.from([0, 0, 0, FRAMES])

async function isTold(t: Test, still: Buffer, animation: Buffer, format: string) {
  const made = await print(t, animation, 'flip,flip')
  t.strictSame(notesOf(made.inspection), [
    { code: 'first-frame-only', parameters: { format, frames: FRAMES } }
  ])
  const wanted = await print(t, still, 'flip,flip')
  t.strictSame(await pixelsOf(made.bytes), await pixelsOf(wanted.bytes))
}

t.test('of an APNG the first frame is printed, and that is told', async (t) => {
  const png = await picture.clone().png().toBuffer()
  const control = chunk('acTL', Buffer.concat([count, Buffer.alloc(4)]))
  await isTold(t, png, withChunks(png, [control]), 'PNG')
})

t.test('of an AVIF sequence with a picture beside it, too', async (t) => {
  const red = draw(Array(8).fill(Array(16).fill([200, 40, 40])))
  await isTold(t, await red.png().toBuffer(), FILM, 'AVIF')
})
