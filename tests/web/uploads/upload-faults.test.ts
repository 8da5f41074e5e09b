import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { exchange } from '../../support/http/raw-connection.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { testsOfRefusals } from '../../support/storage/refusing.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const { url, port } = darkroom
const client = createClient(url)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const refuses = testsOfRefusals(t, darkroom.dataDir)

refuses('a form with no file in it', async (t) => {
  const problem = await assertProblem(t, await client.send([], ['grayscale']), {
    status: 400,
    code: 'no-image'
  })
  t.match(problem.detail, /"data"/)
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

refuses('a recipe field of a megabyte', async (t) => {
  const response = await client.send([fry], ['x'.repeat(1024 * 1024)])
  const problem = await assertProblem(t, response, { status: 422, code: 'bad-recipe' })
  t.match(problem.detail, /at most 512/)
  t.ok(JSON.stringify(problem).length < 10_000, 'is not sent back whole')
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
