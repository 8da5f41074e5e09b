import { createHmac } from 'node:crypto'
import t from 'tap'
import { ConfigError, readConfig } from '#lib/config.ts'
import { originalKey } from '#lib/images/images.ts'
import { openPages } from '../../support/pages/pages.ts'

const KEYS = ['the-newest-signing-key', 'an-older-signing-key']
const SIGNING_KEY = KEYS.join(' ')
const { app, get, plant } = await openPages(t, { SIGNING_KEY, REQUIRE_SIGNATURE: 'originals' })
const [image, other] = [await plant({ bytes: 5 }, []), await plant({ bytes: 5 }, [])]
for (const one of [image, other]) {
  await app.images.storage.writeOnce(originalKey(one.split('/').at(-1) ?? ''), 'bytes')
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

function signed(path: string, key = KEYS[0] ?? '') {
  return `${path}&sig=${createHmac('sha256', key).update(path).digest('base64url')}`
}

async function codeOf(url: string): Promise<string> {
  const answer = await app.inject({ url })
  return answer.statusCode === 200 ? 'open' : `${answer.statusCode} ${answer.json().code}`
}

t.test('all keys are valid, and base64 may be padded', async (t) => {
  const path = `${image}/original?exp=${inSeconds(60)}`
  for (const key of KEYS) t.equal(await codeOf(signed(path, key)), 'open')
  for (const padding of ['=', '%3D']) t.equal(await codeOf(signed(path) + padding), 'open')
  t.equal(await codeOf(signed(path, 'a-key-of-somebody')), '403 link-altered')
})

t.test('a link that is over says so', async (t) => {
  const over = signed(`${image}/original?exp=${inSeconds(-1)}`)
  t.equal(await codeOf(over), '403 link-expired')
  t.match((await app.inject({ url: over })).json().expiredAt, /^\d{4}-.*Z$/)
})

t.test('a link that was altered opens nothing', async (t) => {
  const exp = inSeconds(60)
  const link = signed(`${image}/original?exp=${exp}`)
  for (const altered of [
    link.replace(image, other),
    link.replace('/original', '/results/sepia'),
    link.replace(`exp=${exp}`, `exp=${exp + 1}`),
    link.replace('?', '?width=320&'),
    `${link}&width=320`,
    link.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A')),
    link.replace(/sig=.*/, 'sig='),
    link.replace(/&sig=.*/, ''),
    link.replace(/exp=\d+&/, ''),
    link.replace('sig=', 'sig=x&sig='),
    signed(`${image}/original?exp=`),
    signed(`${image}/original?exp=1e99`),
    signed(`${image}/original?exp=${exp}&exp=${exp}`)
  ]) {
    t.equal(await codeOf(altered), '403 link-altered', altered)
  }
})

t.test('in an open house a signature may be required for one kind alone', async (t) => {
  t.equal(await codeOf(`${image}/original`), '403 link-unsigned')
  t.equal(await codeOf(`${image}/original?width=320`), '403 link-unsigned')
  t.equal(await codeOf(`${image}/preview`), '403 link-unsigned')
  t.equal(await codeOf(`${image}/results/sepia`), '404 never-asked')
  t.equal(await codeOf(image), 'open')
  t.match((await get(`${image}/original`)).html, 'takes a signed link')
})

t.test('without a key for it, nothing is signed and nothing required', async (t) => {
  const plain = await openPages(t)
  const one = await plain.plant({}, [])
  const made = await plain.app.inject({
    ...({ method: 'POST', url: `${one}/links` } as const),
    payload: { recipe: 'sepia' }
  })
  t.match(made.json(), { status: 501, code: 'links-off', variable: 'SIGNING_KEY' })
  const ignored = await plain.app.inject(`${one}/results/sepia?ask=1&exp=1&sig=x`)
  t.match(ignored.json(), { status: 404, code: 'never-asked' })
})

t.test('its variables are checked', async (t) => {
  const faults = (env: Record<string, string>) => {
    try {
      return readConfig(env) && ''
    } catch (err) {
      if (err instanceof ConfigError) return err.message
      throw err
    }
  }
  t.match(faults({ SIGNING_KEY: 'short' }), /^SIGNING_KEY=\*\*\* is not allowed: at least 16/)
  t.match(faults({ REQUIRE_SIGNATURE: 'results' }), /no SIGNING_KEY/)
  t.match(faults({ SIGNING_KEY, REQUIRE_SIGNATURE: 'all' }), /results, originals/)
  t.strictSame(readConfig({ SIGNING_KEY, REQUIRE_SIGNATURE: 'results, originals' }), {
    ...readConfig({}),
    signingKeys: KEYS,
    requireSignature: ['results', 'originals']
  })
})
