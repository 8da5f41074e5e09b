import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { readConfig } from '#lib/config.ts'
import { clientOf, keyNameOf } from '../../../apps/web/http/client-of.ts'
import { bearer, newKey } from '../../support/access/keys.ts'
import { openPages } from '../../support/pages/pages.ts'
import { TOKEN } from '../../support/pages/status.ts'

const shop = newKey('shop', 'send')
const chief = newKey('chief', 'operate')
const API_KEYS = `${shop.entry} ${chief.entry}`

async function openKeyed(settings: Record<string, string> = {}) {
  const { app } = await openPages(t, { API_KEYS, ...settings })
  return (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
}

t.test('a refusal says how a key is shown, and nothing of it', async (t) => {
  const get = await openKeyed()
  const without = await get('/treatments')
  t.equal(without.headers['www-authenticate'], 'Bearer realm="revelado"')
  const wrong = await get('/treatments', bearer(`${shop.key}x`))
  t.match(wrong.headers['www-authenticate'], 'error="invalid_token"')
  t.notMatch(wrong.body, shop.key)
  const narrow = await get('/images/x1', bearer(shop.key))
  t.match(narrow.headers['www-authenticate'], 'error="insufficient_scope", scope="read"')
  t.match(narrow.json(), { status: 403, code: 'key-lacks-scope', key: 'shop', scope: 'read' })
})

t.test('the rest of /status opens to keys that may operate, and to the token still', async (t) => {
  const without = await openKeyed()
  const both = await openKeyed({ OPERATOR_TOKEN: TOKEN })
  for (const get of [without, both]) {
    t.match((await get('/status')).json(), { access: 'keys' })
    t.notOk('operator' in (await get('/status', bearer(shop.key))).json())
    t.ok('operator' in (await get('/status', bearer(chief.key))).json())
    t.equal((await get('/status', bearer('wrong'))).statusCode, 401)
  }
  t.ok('operator' in (await both('/status', bearer(TOKEN))).json())
  t.equal((await both('/treatments', bearer(TOKEN))).statusCode, 401)
})

t.test('without keys everything is open, and /status says so', async (t) => {
  const { app, get } = await openPages(t)
  t.match((await app.inject('/status')).json(), { access: 'open' })
  t.match((await get('/status')).html, 'everyone who reaches it')
  t.equal((await app.inject({ url: '/', headers: bearer('any') })).statusCode, 200)
})

t.test("a key's name is the client", async (t) => {
  const asked = { ip: '203.0.113.7', headers: {} }
  const [apiKey] = readConfig({ API_KEYS }).apiKeys
  t.equal(clientOf({ ...asked, apiKey }), 'shop')
  t.equal(clientOf({ ...asked, apiKey: undefined }), '203.0.113.7')
  t.strictSame(['shop', '203.0.113.7', '2001:db8:0:0', ''].map(keyNameOf), [
    'shop',
    ...[undefined, undefined, undefined]
  ])
})

t.test('bin/key makes a key, and its entry', async (t) => {
  const bin = join(import.meta.dirname, '../../../bin/key')
  const made = execFileSync(bin, ['cart', 'send,read'], { encoding: 'utf8' })
  const [, key = '', entry = ''] = /^key +(\S{43})\nAPI_KEYS (\S+)\n$/.exec(made) ?? []
  const get = await openKeyed({ API_KEYS: entry })
  t.equal((await get('/treatments', bearer(key))).statusCode, 200)
  for (const wrong of [[], ['a b'], ['cart', 'all'], ['cart', 'send,']]) {
    t.equal(spawnSync(bin, wrong).status, 64)
  }
})

t.test('API_KEYS may be a file; what is wrong with it is said without quoting it', async (t) => {
  const folder = t.testdir({ keys: `# ours\n${shop.entry}\n\n${chief.entry}\r\n` })
  const read = (text: string) => readConfig({ API_KEYS: text }).apiKeys
  t.strictSame(read(`${folder}/keys`), read(API_KEYS))
  t.strictSame(
    read(API_KEYS).map(({ name, scopes }) => ({ name, scopes })),
    [
      { name: 'shop', scopes: ['send'] },
      { name: 'chief', scopes: ['operate'] }
    ]
  )
  for (const [text, fault] of [
    [`${folder}/none`, /ENOENT/],
    ['# nothing :', /at least one key/],
    [`${shop.entry} shop:send`, /key 2: name:scopes:sha256hex/],
    ['a.b:send:ab', /at most 40 letters/],
    ['shop:write:ab', /send, read, operate/],
    ['shop::ab', /send, read, operate/],
    ['shop:send:secret', /64 hexadecimal digits/]
  ] as const) {
    t.throws(() => read(text), { message: fault }, text)
    t.throws(() => read(text), { message: /^API_KEYS=\*\*\* is not allowed/ })
  }
})
