import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { bearer, newKey } from '../../support/access/keys.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const SIGNING_KEY = 'the-key-that-signs'
const shop = newKey('shop', 'send', 'read')
const darkroom = await openDarkroom(t, { API_KEYS: shop.entry, SIGNING_KEY })
await darkroom.start()
const { url } = darkroom
const key = bearer(shop.key)
const fry = { name: 'fry.jpg', bytes: await photo(60, 40) }
const client = createClient(url)
const sent = await client.send([fry], ['sepia'], { ...key, prefer: 'wait=20' })
const { url: image } = (await sent.json()) as { url: string }

type Link = { url: string; expiresAt: string }
const make = (body: unknown) => client.postJson(`${image}/links`, body, key)
const made = async (body: unknown) => (await (await make(body)).json()) as Link

t.test('a link opens a print or an original to whoever has it, until it ends', async (t) => {
  for (const wanted of [{ recipe: 'sepia' }, { original: true }, { original: true, width: 320 }]) {
    const before = Date.now()
    const link = await made({ ...wanted, seconds: 60 })
    const ends = Date.parse(link.expiresAt)
    t.ok(ends > before + 55_000 && ends <= Date.now() + 60_000, link.expiresAt)
    const seen = await fetch(url + link.url)
    t.equal(seen.status, 200)
    t.match(seen.headers.get('content-type'), /^image\//)
    const [, age] =
      /^public, max-age=(\d+), immutable$/.exec(seen.headers.get('cache-control') ?? '') ?? []
    t.ok(Number(age) > 50 && Number(age) <= 60, `max-age ${age}`)
  }
  const whole = (await (await fetch(url + image, { headers: key })).json()) as Link
  const last = Date.parse((await made({ recipe: 'sepia' })).expiresAt)
  t.ok(last - Date.parse(whole.expiresAt) < 1000, 'with the image, if nothing else is said')
})

t.test('a link asks for a new print and brings it, if it was signed for that', async (t) => {
  const without = await made({ recipe: 'negative' })
  await assertProblem(t, await fetch(url + without.url), { status: 404, code: 'never-asked' })
  const asking = await made({ recipe: 'negative', ask: true })
  const seen = await fetch(url + asking.url, { headers: { accept: 'image/*' } })
  t.equal(seen.status, 200)
  t.equal(seen.headers.get('content-type'), 'image/png')
  t.equal((await fetch(url + without.url)).status, 200)
})

t.test('asking takes a signature, even with a key', async (t) => {
  const unsigned = await fetch(`${url}${image}/results/tint?ask=1`, { headers: key })
  await assertProblem(t, unsigned, { status: 403, code: 'link-unsigned' })
})

t.test('what no link can be made of is said', async (t) => {
  const wrong = [
    ...[{}, null, { recipe: 'sepia', original: true }, { original: true, ask: true }],
    ...[
      { recipe: 'sepia', seconds: 0 },
      { recipe: 'sepia', width: 7 },
      { recipe: 'sepia', url: 'x' }
    ]
  ]
  for (const body of wrong)
    await assertProblem(t, await make(body), { status: 422, code: 'bad-link' })
  await assertProblem(t, await make({ recipe: 'sepiaa' }), { status: 422, code: 'bad-recipe' })
})

t.test('any language signs', async (t) => {
  const path = `${image}/results/sepia?exp=${Math.floor(Date.now() / 1000) + 60}`
  const lines = {
    bash: `printf %s "$P" | openssl dgst -sha256 -hmac "$K" -binary | base64 | tr '+/' '-_' | tr -d =`,
    python3: `import base64,hashlib,hmac,os
print(base64.urlsafe_b64encode(hmac.digest(os.environ['K'].encode(), os.environ['P'].encode(), 'sha256')).decode())`
  }
  for (const [program, line] of Object.entries(lines)) {
    const env = { ...process.env, P: path, K: SIGNING_KEY }
    const { stdout } = await promisify(execFile)(program, ['-c', line], { env })
    t.equal((await fetch(`${url}${path}&sig=${stdout.trim()}`)).status, 200, program)
  }
})
