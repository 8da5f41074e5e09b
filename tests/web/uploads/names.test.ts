import { parse } from 'content-disposition'
import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { photo } from '../../support/images/photos.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { filesIn } from '../../support/storage/folder.ts'

const darkroom = await openDarkroom(t)
await darkroom.start()
const { url } = darkroom
const client = createClient(url)
const bytes = await photo(20, 10)

/** The file names under which the original and its print are saved. */
async function namesOf(id: string) {
  const addresses = [`/images/${id}/original`, `/images/${id}/results/grayscale`]
  const headers = await Promise.all(
    addresses.map(async (address) => {
      const response = await fetch(url + address)
      await response.arrayBuffer()
      return response.headers.get('content-disposition') ?? ''
    })
  )
  return headers.map((header) => parse(header).parameters.filename)
}

function sendRaw(name: string) {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`
  )
  return fetch(`${url}/images`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename*=UTF-8''${encoded}`
    }
  })
}

const HOSTILE: Record<string, [sent: string, kept: string, print: string]> = {
  plain: ['fry.jpg', 'fry.jpg', 'fry.grayscale.png'],
  quotes: [`fry "the" man's.jpg`, `fry "the" man's.jpg`, `fry "the" man's.grayscale.png`],
  'UTF-8': ['ñandú 写真 🐦.jpg', 'ñandú 写真 🐦.jpg', 'ñandú 写真 🐦.grayscale.png'],
  'a path': ['../../etc/passwd', 'passwd', 'passwd.grayscale.png'],
  'a path of Windows': ['C:\\fotos\\fry.jpg', 'fry.jpg', 'fry.grayscale.png'],
  'percent signs': ['100%20.jpg', '100%20.jpg', '100%20.grayscale.png'],
  'a semicolon': ['a;b="c".jpg', 'a;b="c".jpg', 'a;b="c".grayscale.png'],
  'no extension': ['photo', 'photo', 'photo.grayscale.png'],
  'an extension alone': ['.jpg', '.jpg', '.grayscale.png'],
  'line breaks': [
    'a\r\nSet-Cookie: b=c\r\n.jpg',
    'aSet-Cookie: b=c.jpg',
    'aSet-Cookie: b=c.grayscale.png'
  ],
  'control characters': ['a\u0000\u0007\u202eb.jpg', 'ab.jpg', 'ab.grayscale.png'],
  joiners: [
    'می\u200cخواهم 👩\u200d🚀.jpg',
    'می\u200cخواهم 👩\u200d🚀.jpg',
    'می\u200cخواهم 👩\u200d🚀.grayscale.png'
  ],
  'marks of direction': ['a\u200e\u2066b\u00ad.jpg', 'ab.jpg', 'ab.grayscale.png'],
  markup: [
    '<img src=x onerror=alert(1)>.jpg',
    '<img src=x onerror=alert(1)>.jpg',
    '<img src=x onerror=alert(1)>.grayscale.png'
  ]
}

for (const [what, [sent, kept, print]] of Object.entries(HOSTILE)) {
  t.test(`a name with ${what} is kept as far as it does no harm`, async (t) => {
    const response = await sendRaw(sent)
    const image = (await response.json()) as ImageJson
    t.equal(image.original.name, kept)
    await client.settled(image.id)
    t.strictSame(await namesOf(image.id), [kept, print])
  })
}

t.test('a multipart name is kept the same', async (t) => {
  const response = await client.send([{ name: 'ñandú 写真 🐦.jpg', bytes }])
  const { id, original } = (await response.json()) as ImageJson
  t.equal(original.name, 'ñandú 写真 🐦.jpg')
  await client.settled(id)
  t.strictSame(await namesOf(id), [original.name, 'ñandú 写真 🐦.grayscale.png'])
})

t.test('an extended name wins in a multipart body, wherever it stands', async (t) => {
  const extended = "filename*=UTF-8''Gr%C3%BC%C3%9Fe%22.png"
  for (const [names, kept] of [
    [`filename="fallback.png"; ${extended}`, 'Grüße".png'],
    [`${extended}; filename="fallback.png"`, 'Grüße".png'],
    [`filename=fallback.png;${extended.replace('filename', 'FileName')}`, 'Grüße".png'],
    ['filename="fallback.png"; filename*=iso-8859-1\'en\'%A3.png', '£.png'],
    ['filename="fallback.png"; filename*=bogus', 'fallback.png']
  ] as const) {
    const head = `--frontier\r\nContent-Disposition: form-data; name="data"; ${names}\r\n\r\n`
    const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--frontier--\r\n')])
    const headers = { 'content-type': 'multipart/form-data; boundary=frontier' }
    const response = await fetch(url, { method: 'POST', body, headers })
    t.equal(((await response.json()) as ImageJson).original.name, kept, names)
  }
})

t.test('an overlong name is cut between characters', async (t) => {
  for (const start of ['a', 'ab']) {
    const response = await client.send([{ name: `${start}${'🐦'.repeat(400)}.jpg`, bytes }])
    const { id, original } = (await response.json()) as ImageJson
    t.match(original.name, /^ab?(🐦)+$/u)
    t.ok(original.name.length <= 255)
    await client.settled(id)
    t.strictSame((await namesOf(id))[0], original.name)
  }
})

t.test('a name of which nothing is left is replaced', async (t) => {
  for (const name of ['/', 'photos/', '\u0007', '..', '.', '\u200d.\u200c']) {
    const { original } = (await (await sendRaw(name)).json()) as ImageJson
    t.equal(original.name, 'image.jpeg', JSON.stringify(name))
  }
})

t.test('an image in its field needs no name', async (t) => {
  for (const name of ['', '; filename=""']) {
    const body = Buffer.concat([
      Buffer.from(`--frontier\r\nContent-Disposition: form-data; name="data"${name}\r\n\r\n`),
      bytes,
      Buffer.from('\r\n--frontier--\r\n')
    ])
    const headers = { 'content-type': 'multipart/form-data; boundary=frontier' }
    const response = await fetch(url, { method: 'POST', body, headers })
    t.equal(response.status, 202)
    const { original } = (await response.json()) as ImageJson
    t.match(original, { name: 'image.jpeg', width: 20, bytes: bytes.length })
    t.ok((await client.bytes(original.url)).equals(bytes))
  }
})

t.test('no name is used in the storage', async (t) => {
  const files = await filesIn(darkroom.dataDir)
  const ours =
    /^(images\/[\w-]{22}\/(original|(image|metadata)\.json|results\/[0-9a-f]{32}(\.json)?)|pending\/[\w-]{22}\/[0-9a-f]{32}|tmp\/([0-9a-f]{8}-\d+\.\d+\.\d+\.)?[0-9a-f-]{36})$/
  t.strictSame(
    files.filter((file) => !ours.test(file)),
    []
  )
})
