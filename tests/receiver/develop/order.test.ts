import t from 'tap'
import { draw, drawJpeg, drawPng, print, samplesOf, scene } from '../../support/images/pixels.ts'

const STEPS = [
  'grayscale',
  'grayscale:weights=rec601',
  'sepia',
  'tint',
  'negative',
  'contrast:amount=0.5',
  'temperature',
  'thermal',
  'resize:width=20',
  'resize:width=90;enlarge=true',
  'resize:width=40;height=40;fit=cover',
  'resize:width=30;height=40;fit=contain',
  'resize:width=25;height=35;fit=fill'
]

const originals = {
  'an opaque PNG': drawPng(scene(64, 48, 3)),
  'a PNG with alpha': drawPng(scene(64, 48, 4)),
  'a gray PNG': drawPng(scene(64, 48, 1)),
  'a gray PNG with alpha': drawPng(scene(64, 48, 2)),
  'a JPEG decoded at a smaller size': drawJpeg(scene(320, 240)),
  'a WebP with alpha': draw(scene(160, 120, 4))
    .webp()
    .toBuffer(),
  'a JPEG on its side': drawJpeg(scene(64, 48), 6)
}

for (const [name, original] of Object.entries(originals)) {
  t.test(`two steps on ${name} print what one after the other would`, async (t) => {
    for (const first of STEPS) {
      const once = (await print(t, await original, first)).bytes
      for (const second of STEPS) {
        const together = await samplesOf(
          (await print(t, await original, `${first},${second}`)).bytes
        )
        const apart = await samplesOf((await print(t, once, second)).bytes)
        t.ok(together.equals(apart), `${first},${second}`)
      }
    }
  })
}

t.test('what was made gray may be coloured before it is painted', async (t) => {
  const original = await drawPng(scene(64, 48))
  const once = (await print(t, original, 'grayscale,sepia')).bytes
  const together = await print(t, original, 'grayscale,sepia,exposure')
  const apart = await print(t, once, 'exposure')
  t.ok((await samplesOf(together.bytes)).equals(await samplesOf(apart.bytes)))
})

t.test('colouring before making smaller is not colouring after', async (t) => {
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
