import t, { type Test } from 'tap'
import { inEnglish } from '#lib/messages/english.ts'
import { UndevelopableError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { assertDiscreet } from '../../support/failures/assert-discreet.ts'
import { type Broken, brokenImages } from '../../support/images/broken-images.ts'
import { print } from '../../support/images/pixels.ts'

const RECIPES = ['grayscale', 'resize:width=40,output:format=webp']

for (const [name, broken] of Object.entries(await brokenImages())) {
  t.test(`${name}: ${broken.kind ?? broken.code}`, async (t) => {
    for (const recipe of RECIPES) await isRefused(t, broken, recipe)
  })
}

async function isRefused(t: Test, { bytes, code, kind }: Broken, recipe: string) {
  const error = await print(t, bytes, recipe).then(
    () => undefined,
    (error) => error
  )
  t.ok(error instanceof UndevelopableError, error)
  t.match(error.failure, { code, ...(kind && { parameters: { kind } }) }, `${error.cause}`)
  assertDiscreet(JSON.stringify(error.failure))
  assertDiscreet(inEnglish(error.failure))
}
