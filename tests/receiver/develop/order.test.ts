import t from 'tap'
import { draw, drawJpeg, drawPng, print, samplesOf, scene } from '../../support/images/pixels.ts'
import { createPairs, read } from '../../support/images/step-by-step.ts'

const STEPS = [
  'grayscale',
  'grayscale:weights=rec601',
  'sepia',
  'tint',
  'negative',
  'contrast:amount=0.5',
  'temperature',
  'thermal',
  'resize:width=10',
  'resize:width=45;enlarge=true',
  'resize:width=20;height=20;fit=cover',
  'resize:width=15;height=20;fit=contain',
  'resize:width=13;height=17;fit=fill'
]

const originals = {
  'an opaque PNG': drawPng(scene(32, 24, 3)),
  'a PNG with alpha': drawPng(scene(32, 24, 4)),
  'a gray PNG': drawPng(scene(32, 24, 1)),
  'a gray PNG with alpha': drawPng(scene(32, 24, 2)),
  'a JPEG decoded at a smaller size': drawJpeg(scene(160, 120)),
  'a WebP with alpha': draw(scene(80, 60, 4))
    .webp()
    .toBuffer(),
  'a JPEG on its side': drawJpeg(scene(32, 24), 6)
}

const assertPair = createPairs({ folder: t.testdir({}) })

for (const [name, image] of Object.entries(originals)) {
  t.test(`two steps on ${name} print what one after the other would`, async (t) => {
    const original = await read(await image)
    for (const first of STEPS) {
      for (const second of STEPS) {
        await assertPair(t, { original, steps: [first, second], name: `${first},${second}` })
      }
    }
  })
}

t.test('a gray print may be coloured before it is painted', async (t) => {
  const original = await drawPng(scene(64, 48))
  const once = (await print(t, original, 'grayscale,sepia')).bytes
  const together = await print(t, original, 'grayscale,sepia,exposure')
  const apart = await print(t, once, 'exposure')
  t.ok((await samplesOf(together.bytes)).equals(await samplesOf(apart.bytes)))
})

t.test('colouring before a resize differs from colouring after it', async (t) => {
  const original = await drawPng(scene(64, 48))
  const before = await print(t, original, 'thermal,resize:width=20')
  const after = await print(t, original, 'resize:width=20,thermal')
  t.notOk((await samplesOf(before.bytes)).equals(await samplesOf(after.bytes)))
})

t.test('of two sizes each is applied in its turn', async (t) => {
  const original = await drawPng(scene(64, 48))
  const twice = await print(t, original, 'resize:width=2,resize:width=64;enlarge=true')
  const once = await print(t, original, 'resize:width=64;enlarge=true')
  t.match(twice, { width: 64, height: 64 }, 'two pixels by two, then enlarged')
  t.match(once, { width: 64, height: 48 })
})
