import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcp } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { openS3Storage } from '#lib/storage/s3/s3.ts'
import { openS3Server, withS3Server } from '../../support/storage/s3-server.ts'
import { storageContract } from '../../support/storage/storage-contract.ts'

t.test('a real server', withS3Server, async (t) => {
  const server = await openS3Server(t)
  const open = (t: Test, more = {}) =>
    openS3Storage(server.settings(randomUUID(), t.testdir(), more))

  storageContract(t, (t) => open(t))

  t.test('s3: objects larger than memory should hold pass as streams', async (t) => {
    const storage = open(t)
    const bytes = Buffer.alloc(12_000_000, 'revelado ')
    await storage.create('images/a/original', (path) => writeFile(path, bytes))
    t.equal((await storage.stat('images/a/original'))?.bytes, bytes.length)
    t.ok(bytes.equals(await buffer(storage.stream('images/a/original'))))
    const part = await buffer(storage.stream('images/a/original', { start: 5e6, end: 5e6 + 9 }))
    t.ok(part.equals(bytes.subarray(5e6, 5e6 + 10)))
  })

  t.test('s3: what is below a prefix is listed beyond the first thousand', async (t) => {
    const storage = open(t)
    const keys = Array.from({ length: 1003 }, (_, i) => `pending/image-${i}/key`)
    for (let at = 0; at < keys.length; at += 50) {
      const some = keys.slice(at, at + 50)
      await Promise.all(some.map((key) => storage.writeOnce(key, 'x')))
    }
    t.same((await Array.fromAsync(storage.walk('pending'))).sort(), keys.sort())
    t.equal((await storage.list('pending')).length, keys.length)
    await storage.removeBelow('pending')
    t.same(await storage.list('pending'), [])
  })

  t.test('s3: a wrong key is told from a store that is away', async (t) => {
    const refused = open(t, { secretAccessKey: 'wrong' })
    await t.rejects(refused.check(), { name: 'StoreError', code: 'STORE_REFUSES' })
    await t.rejects(refused.read('a'), { code: 'STORE_REFUSES', message: /403/ })
    const elsewhere = open(t, { bucket: 'nowhere' })
    await t.rejects(elsewhere.check(), { code: 'STORE_REFUSES' })
    await t.rejects(elsewhere.writeOnce('a', 'x'), { code: 'STORE_REFUSES' })
  })

  t.test('s3: this store honours conditions', async (t) => {
    t.equal(await open(t).verify(), undefined)
  })

  t.test('s3: an original is fetched once, and room is made for the next', async (t) => {
    const cacheDir = t.testdir()
    const storage = openS3Storage(server.settings(randomUUID(), cacheDir, { cacheBytes: 2500 }))
    const cached = () => readdir(join(cacheDir, 'objects'))
    const size = (key: string) =>
      storage.withFile(
        key,
        async (path) => (await buffer((await import('node:fs')).createReadStream(path))).length
      )
    for (const name of ['a', 'b', 'c']) {
      await storage.writeOnce(`images/${name}/original`, 'x'.repeat(1000))
    }
    t.equal(await size('images/a/original'), 1000)
    t.equal(await size('images/b/original'), 1000)
    t.same(await cached(), ['images~a~original', 'images~b~original'])
    await size('images/c/original')
    t.equal((await cached()).length, 2, 'no more than fit')
    await storage.removeBelow('images/c')
    t.notOk((await cached()).includes('images~c~original'), 'what is erased is not kept here')
    t.same(await readdir(join(cacheDir, 'unfinished')), [])
  })
})

/** What a server answers, request by request; then 200. */
async function openAnswering(t: Test, answers: (number | 'reset')[]) {
  const requests: string[] = []
  const objects = new Map<string, string | undefined>()
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    const answer = answers.shift() ?? 200
    request.resume().on('end', () => {
      const writer = request.headers['x-amz-meta-writer'] as string | undefined
      if (request.method === 'PUT' && answer !== 503) objects.set(String(request.url), writer)
      if (answer === 'reset') return void response.destroy()
      const known = objects.get(String(request.url))
      response.writeHead(
        answer,
        request.method === 'HEAD' && known ? { 'x-amz-meta-writer': known } : {}
      )
      response.end()
    })
  })
  return { requests, settings: await settingsFor(t, server) }
}

async function settingsFor(t: Test, server: Server | ReturnType<typeof createTcp>) {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return {
    ...{ bucket: 'bucket', prefix: '', endpoint: `http://127.0.0.1:${port}`, region: 'r' },
    ...{ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: undefined },
    ...{ cacheDir: t.testdir(), cacheBytes: 0 }
  }
}

t.test('s3: what may pass is tried again', async (t) => {
  const { requests, settings } = await openAnswering(t, [503, 500, 429])
  t.equal(await openS3Storage(settings).writeOnce('a', 'x'), true)
  t.equal(requests.length, 4)
})

t.test('s3: a writer that was cut off knows whether it was the first', async (t) => {
  const { settings } = await openAnswering(t, ['reset', 412])
  t.equal(await openS3Storage(settings).writeOnce('a', 'x'), true, 'its first try had arrived')
  const others = await openAnswering(t, [412])
  t.equal(await openS3Storage(others.settings).writeOnce('a', 'x'), false)
})

t.test('s3: of two that write at once, one is told to try again', async (t) => {
  const { requests, settings } = await openAnswering(t, [409, 409, 412])
  t.equal(await openS3Storage(settings).writeOnce('a', 'x'), false)
  t.equal(requests.length, 3)
})

t.test('s3: a store that ignores conditions is not relied on', async (t) => {
  const { settings } = await openAnswering(t, [])
  t.match(await openS3Storage(settings).verify(), /If-None-Match/)
})

t.test('s3: a store that does not answer is given up within five seconds', async (t) => {
  const silent = createTcp(() => {})
  const storage = openS3Storage(await settingsFor(t, silent))
  const began = performance.now()
  await t.rejects(storage.read('a'), { code: 'STORE_AWAY' })
  const seconds = (performance.now() - began) / 1000
  t.ok(seconds < 5, `${seconds.toFixed(1)} s`)
})
