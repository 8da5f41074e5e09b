import t, { type Test } from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem, type ProblemJson } from '../../support/http/problem.ts'
import { exchange } from '../../support/http/raw-connection.ts'
import { plainPng } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { rawTiff } from '../../support/images/raw-files.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url, port } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }

/** What is refused leaves nothing in the storage. */
function refuses(what: string, attempt: (t: Test) => Promise<void>) {
  t.test(`refuses ${what}`, async (t) => {
    const before = await filesIn(darkroom.dataDir)
    await attempt(t)
    t.strictSame(await filesIn(darkroom.dataDir), before, 'nothing is left behind')
  })
}

/** Sends a multipart body verbatim, with "frontier" as its boundary. */
function sendParts(body: string | Uint8Array) {
  return fetch(url, {
    method: 'POST',
    body: body as string,
    headers: { 'content-type': 'multipart/form-data; boundary=frontier' }
  })
}

const part = (disposition: string, content: string, more = '') =>
  `--frontier\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n${content}\r\n`
const END = '--frontier--\r\n'

refuses('a form with no file in it', async (t) => {
  const problem = await assertProblem(t, await client.send([], ['grayscale']), {
    status: 400,
    code: 'no-image'
  })
  t.match(problem.detail, /"data"/)
})

refuses('a form whose file field was left empty, as browsers send it', async (t) => {
  const type = 'Content-Type: application/octet-stream\r\n'
  const response = await sendParts(part('name="data"; filename=""', '', type) + END)
  await assertProblem(t, response, { status: 400, code: 'no-image' })
})

refuses('an empty file, by its name', async (t) => {
  const response = await client.send([{ name: 'void.jpg', bytes: Buffer.alloc(0) }])
  const problem = await assertProblem(t, response, { status: 400, code: 'empty-image' })
  t.match(problem.detail, /void\.jpg/)
})

refuses('an empty raw body', async (t) => {
  const headers = { 'content-type': 'image/png' }
  const response = await fetch(`${url}/images`, { method: 'POST', body: '', headers })
  await assertProblem(t, response, { status: 400, code: 'empty-image' })
})

refuses('no body at all', async (t) => {
  const answer = await exchange(
    port,
    'POST /images HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  )
  t.match(answer, /^HTTP\/1\.1 400 /)
  t.match(answer, 'urn:revelado:problem:no-image')
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

refuses('a recipe that cannot be followed, after the image came', async (t) => {
  const response = await client.send([fry], ['grayscale', 'frobnicate'])
  const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
  t.match(problem, { step: 1, treatment: 'frobnicate', recipe: 'frobnicate' })
})

refuses('a file in a field of another name', async (t) => {
  const body = new FormData()
  body.append('photo', new Blob([fry.bytes as never]), 'fry.jpg')
  const response = await fetch(url, { method: 'POST', body })
  const problem = await assertProblem(t, response, { status: 400, code: 'wrong-field' })
  t.match(problem.detail, /"photo".*"data"/)
})

refuses('a body that is no multipart at all', async (t) => {
  for (const garbage of ['', 'hello', '\r\n\r\n--', '--frontier', '--frontier\r\n\r\n']) {
    const response = await sendParts(garbage)
    t.equal(response.status, 400, JSON.stringify(garbage))
    t.match(response.headers.get('content-type'), /^application\/problem\+json/)
    const { detail } = (await response.json()) as ProblemJson
    t.notMatch(detail, /busboy|dicer|Multipart:|unexpected end/i, 'no words of a library')
  }
})

refuses('a multipart body that ends in the middle of the image', async (t) => {
  const head = Buffer.from(
    '--frontier\r\nContent-Disposition: form-data; name="data"; filename="a.jpg"\r\n\r\n'
  )
  const response = await sendParts(Buffer.concat([head, fry.bytes]))
  await assertProblem(t, response, { status: 400, code: 'upload-cut-off' })
})

refuses('a multipart body that never names its boundary', async (t) => {
  const headers = { 'content-type': 'multipart/form-data' }
  const response = await fetch(url, { method: 'POST', body: 'x', headers })
  const problem = await assertProblem(t, response, { status: 400, code: 'bad-request' })
  t.match(problem.reason, { code: 'no-boundary' })
})

refuses('part headers without end', async (t) => {
  const response = await sendParts(
    `--frontier\r\nX-Long: ${'x'.repeat(200_000)}\r\n\r\nhello\r\n${END}`
  )
  t.equal(response.status, 400)
  t.match(response.headers.get('content-type'), /^application\/problem\+json/)
})

refuses('a field named after what every object has', async (t) => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const response = await sendParts(part(`name="${name}"`, 'x') + END)
    await assertProblem(t, response, { status: 400, code: 'bad-request' })
  }
})

refuses('a recipe field of a megabyte', async (t) => {
  const response = await client.send([fry], ['x'.repeat(1024 * 1024)])
  const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
  t.match(problem.detail, /at most 512/)
  t.ok(JSON.stringify(problem).length < 10_000, 'is not sent back whole')
})

refuses('more fields than anybody needs', async (t) => {
  const fields = Array.from({ length: 300 }, (_, i) => part(`name="field${i}"`, 'x'))
  const response = await sendParts(fields.join('') + END)
  await assertProblem(t, response, { status: 413, code: 'request-too-large' })
})

refuses('a hundred recipes at once', async (t) => {
  const recipes = Array.from({ length: 250 }, (_, i) => `resize:width=${i + 1}`)
  const response = await client.send([fry], recipes)
  await assertProblem(t, response, { status: 413, code: 'request-too-large' })
})

refuses('a body of a type that is not accepted', async (t) => {
  for (const [path, type] of [
    ['/', 'application/json'],
    ['/', 'text/plain'],
    ['/', 'image/jpeg'],
    ['/', 'application/x-www-form-urlencoded'],
    ['/images', 'text/html'],
    ['/images', 'application/x-www-form-urlencoded'],
    ['/images', 'no type']
  ]) {
    const headers = { 'content-type': type ?? '' }
    const response = await fetch(url + path, { method: 'POST', body: '{}', headers })
    const problem = await assertProblem(t, response, { status: 415, code: 'wrong-content' })
    t.match(problem.detail, /multipart\/form-data/, 'and says what is accepted')
  }
})

refuses('a form that another site made a browser send', async (t) => {
  const response = await client.send([fry], [], { 'sec-fetch-site': 'cross-site' })
  await assertProblem(t, response, { status: 403, code: 'cross-site' })
})
