import fc from 'fast-check'
import t from 'tap'
import { ConfigError, readConfig } from '#lib/config.ts'
import { measureSvg } from '#lib/images/measure/svg.ts'
import { readTrustedProxies } from '#lib/trusted-proxies.ts'
import { createFileNames } from '../../../apps/web/batches/zip/file-names.ts'
import { imageQuality, qualityOf } from '../../../apps/web/http/accept.ts'
import { addressOf } from '../../../apps/web/http/address-of.ts'
import { readRange } from '../../../apps/web/http/byte-range.ts'
import { checkPreconditions, isSameFile } from '../../../apps/web/http/preconditions.ts'
import { preferredWait } from '../../../apps/web/http/prefer.ts'
import { formRecipes } from '../../../apps/web/recipes/form-recipes.ts'
import { cleanName } from '../../../apps/web/uploads/clean-name.ts'

const file = { etag: '"a"', modifiedAt: new Date(0).toISOString() }
const { trustedProxies } = readConfig({ TRUST_PROXY: 'private' })
const server = { config: { trustedProxies } }

/** What reads texts of strangers. */
const PARSERS: Record<string, (text: string) => unknown> = {
  accept: (text) => [qualityOf(text, 'image/png'), imageQuality(text)],
  forwarded: (text) => addressOf({ ip: '10.0.0.1', headers: { 'x-forwarded-for': text }, server }),
  range: (text) => [readRange(text, 1000), readRange(`bytes=${text}`, 1000)],
  'if-match': (text) => checkPreconditions({ 'if-match': text }, file),
  'if-none-match': (text) => checkPreconditions({ 'if-none-match': text }, file),
  'if-modified-since': (text) => checkPreconditions({ 'if-modified-since': text }, file),
  'if-range': (text) => isSameFile(text, file),
  prefer: (text) => [preferredWait(text), preferredWait(`wait=${text}`)],
  'file name': (text) => [cleanName(text), createFileNames()(text)],
  form: (text) => [formRecipes([['treatment', text]]), formRecipes([[text, text]])],
  proxies: (text) => readTrustedProxies(text),
  svg: (text) => measureSvg(Buffer.from(text)),
  'svg root': (text) => measureSvg(Buffer.from(`<svg${text}`)),
  'svg width': (text) => measureSvg(Buffer.from(`<svg width="${text}" viewBox="${text}">`)),
  'svg comment': (text) => measureSvg(Buffer.from(`<?xml ?><!--${text}`))
}

const PUMPS = [
  ...[' ', '\t', '\n', '"', "'", ',', ';', '=', '-', '.', '0', '1 ', 'a', '<', '>', '/', '\\', '*'],
  ...[
    'W/"',
    '"a" ',
    'q=1,',
    'bytes=0-1,',
    'wait=',
    '<!--',
    '-->',
    '<!DOCTYPE ',
    ' width=',
    '10.0.0.1,'
  ],
  ...['1\t', ' 1', '..', '%41', '\u0000', '(', '[::', 'é', '\ud83d\ude00']
]
const LONG = 100_000

for (const [what, parse] of Object.entries(PARSERS)) {
  t.test(`${what}: no text makes it throw`, async (t) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.constantFrom(...PUMPS), { maxLength: 60 }).map((some) => some.join(''))
    )
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        await parse(given)
      }),
      { numRuns: 300 }
    )
    t.pass()
  })

  t.test(`${what}: 100 kB take no longer than their length`, async (t) => {
    for (const pump of PUMPS) {
      const text = pump.repeat(LONG / pump.length)
      const begun = performance.now()
      for (const given of [text, `${text}!`, `1${text}!`, `${text}${PUMPS.join('')}`])
        await parse(given)
      t.ok(performance.now() - begun < 5000, JSON.stringify(pump))
    }
  })
}

t.test(
  'no value of a variable makes the configuration throw anything but its own error',
  async (t) => {
    const names = [
      'TRUST_PROXY',
      'RATE_LIMIT',
      'MAX_STORAGE_MB',
      'EVICT',
      'MAX_RESULTS',
      'API_KEYS'
    ]
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ maxLength: 60 }), (name, value) => {
        try {
          readConfig({ [name]: value })
        } catch (err) {
          if (!(err instanceof ConfigError)) throw err
        }
      }),
      { numRuns: 500 }
    )
    t.pass()
  }
)
