import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { plainPng } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { rawTiff } from '../../support/images/raw-tiff.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { testsOfRefusals } from '../../support/storage/refusing.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const refuses = testsOfRefusals(t, darkroom.dataDir)

refuses('an empty file, by its name', async (t) => {
  const response = await client.send([{ name: 'void.jpg', bytes: Buffer.alloc(0) }])
  const problem = await assertProblem(t, response, { status: 400, code: 'empty-image' })
  t.match(problem.detail, /void\.jpg/)
})

refuses('text that is called a PNG', async (t) => {
  const bytes = Buffer.from('\u0089not a picture at all\n')
  const body = new FormData()
  body.append('data', new Blob([bytes], { type: 'image/png' }), 'picture.png')
  const response = await fetch(url, { method: 'POST', body })
  const problem = await assertProblem(t, response, { status: 415, code: 'not-an-image' })
  t.match(problem.detail, /picture\.png/)
  t.match(problem.detail, /JPEG, PNG/, 'and says what is accepted')
})

refuses('a HEIC photograph, with a word on what to do', async (t) => {
  for (const brands of ['heic\0\0\0\0mif1heic', 'mif1\0\0\0\0mif1heic', 'heix\0\0\0\0mif1heix']) {
    const bytes = Buffer.from(`\0\0\0\u0018ftyp${brands}`, 'latin1')
    const response = await client.send([{ name: 'IMG_1.HEIC', bytes }])
    const problem = await assertProblem(t, response, { status: 415, code: 'heic' })
    t.match(problem.detail, /IMG_1\.HEIC.*JPEG/)
  }
})

refuses('a raw camera file that has no picture of its size inside', async (t) => {
  const bytes = rawTiff({ sensor: [60, 40], previews: [await photo(16, 12)] })
  const response = await client.send([{ name: 'DSC_1.NEF', bytes }])
  const problem = await assertProblem(t, response, { status: 415, code: 'raw-file' })
  t.match(problem.detail, /DSC_1\.NEF.*raw camera file \(NEF\).*JPEG/)
})

refuses('a picture in a format that is not accepted', async (t) => {
  const bmp = `BM${'\0'.repeat(60)}`
  for (const text of [bmp, '%PDF-1.4', 'GIF88a', 'RIFF\0\0\0\0WAVE']) {
    const bytes = Buffer.from(text, 'latin1')
    const response = await client.send([{ name: 'odd', bytes }])
    await assertProblem(t, response, { status: 415, code: 'not-an-image' })
  }
})

refuses('an image cut off before its size can be read', async (t) => {
  for (const bytes of [fry.bytes.subarray(0, 20), plainPng(9, 9).subarray(0, 12)]) {
    const response = await client.send([{ name: 'stub', bytes }])
    const problem = await assertProblem(t, response, { status: 422, code: 'broken-image' })
    t.match(problem.detail, /stub/)
  }
})

refuses('a small file of 400 megapixels', async (t) => {
  const bytes = plainPng(20_000, 20_000)
  t.ok(bytes.length < 100_000, `${bytes.length} bytes`)
  const response = await client.send([{ name: 'bomb.png', bytes }])
  const problem = await assertProblem(t, response, { status: 422, code: 'side-too-long' })
  t.match(problem, { limit: { allowed: 16_384 }, measured: 20_000, variable: 'MAX_SIDE' })
})

refuses('one bad image among several takes the others along', async (t) => {
  const text = { name: 'letter.txt', bytes: Buffer.from('dear all') }
  const response = await client.send([fry, fry, text, fry])
  const problem = await assertProblem(t, response, { status: 415, code: 'not-an-image' })
  t.match(problem.detail, /letter\.txt/)
})
