import sharp from 'sharp'
import t from 'tap'
import { withExif } from '../../support/images/exif.ts'
import { ascii, exifBlock, numbersIn } from '../../support/images/exif-block.ts'
import { draw, printIn, scene } from '../../support/images/pixels.ts'
import { exifIn } from '../../support/images/read-exif.ts'

const ROUNDS = 300
const FORMATS = ['jpeg', 'png', 'webp']

/** The same numbers in every run. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

t.test('whatever is broken in EXIF, the print is made, and what it keeps is whole', async (t) => {
  const { short, rational, long } = numbersIn('MM')
  const thumbnail = await draw(scene(8, 6)).jpeg().toBuffer()
  const whole = exifBlock(
    {
      image: [short(0x112, 6), ascii(0x10f, 'Planet (Express)'), ascii(0x8298, '© Leela')],
      photo: [rational(0x829a, 1, 250), long(0xa002, 40), ascii(0x9003, '2024:01:02 03:04:05')],
      gps: [ascii(1, 'N'), rational(2, 51, 1, 30, 1, 0, 1)],
      rules: [ascii(1, 'R98')]
    },
    { order: 'MM', thumbnail }
  )
  const jpeg = await draw(scene(40, 30)).jpeg().toBuffer()
  const next = random(14)
  const folder = t.testdir()
  let read = 0
  for (let round = 0; round < ROUNDS; round++) {
    const block = Buffer.from(whole.subarray(0, next(4) ? whole.length : next(whole.length)))
    for (let i = next(6); i >= 0; i--)
      block[next(block.length)] = [0, 255, 1, next(256)][next(4)] ?? 0
    const keep = next(2) ? 'all' : 'copyright'
    const recipe = `output:format=${FORMATS[round % FORMATS.length]};keep=${keep}`
    const { bytes } = await printIn(folder, withExif(jpeg, block), recipe)
    const exif = await exifIn(bytes)
    if (exif) read++
    if (exif?.number(0x112) !== undefined && exif.number(0x112) !== 1) t.fail(`round ${round}`)
    if (!(await sharp(bytes).stats()).isOpaque) t.fail(`round ${round}: no picture`)
  }
  t.ok(read > ROUNDS / 2, `${read} of ${ROUNDS} kept some`)
})
