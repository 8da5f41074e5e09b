import { stat, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Test } from 'tap'
import type { Storage } from '#lib/storage/storage.ts'

/** What web and receiver rely on from every storage driver. */
export function storageContract(t: Test, openEmpty: (t: Test) => Storage) {
  t.test('an object is written once, and stays as it is', async (t) => {
    const storage = openEmpty(t)
    t.equal(await storage.writeOnce('a/b/c', 'one'), true)
    t.equal(await storage.read('a/b/c'), 'one')
    t.equal(await storage.writeOnce('bytes', Buffer.from('ñ')), true)
    t.equal(await storage.read('bytes'), 'ñ')
    t.equal(await storage.writeOnce('a/b/c', 'two', { durable: false }), false)
    t.equal(await storage.read('a/b/c'), 'one')
  })

  t.test('of many writers at once, one is the first', async (t) => {
    const storage = openEmpty(t)
    const names = Array.from({ length: 20 }, (_, i) => `writer ${i}`)
    const first = await Promise.all(names.map((name) => storage.writeOnce('a/b', name)))
    t.equal(first.filter(Boolean).length, 1)
    t.equal(await storage.read('a/b'), names[first.indexOf(true)])
  })

  t.test('an object that is not wanted any more is not written', async (t) => {
    const storage = openEmpty(t)
    const stillWanted = async () => (await storage.read('mark')) !== undefined
    t.equal(await storage.writeOnce('a', 'x', { stillWanted }), false)
    t.equal(await storage.read('a'), undefined)
    await storage.writeOnce('mark', '')
    t.equal(await storage.writeOnce('a', 'x', { stillWanted }), true)
  })

  t.test('a missing object reads as undefined, lists as empty, and can be removed', async (t) => {
    const storage = openEmpty(t)
    t.equal(await storage.read('none'), undefined)
    t.equal(await storage.stat('none'), undefined)
    t.strictSame(await storage.list('none'), [])
    await storage.remove('none')
    await storage.remove('none/either', { durable: true })
    await storage.removeBelow('none')
    await storage.keep('none/either')
    await storage.writeOnce('file', 'x')
    t.equal(await storage.read('file/below'), undefined)
    t.strictSame(await storage.list('file'), [])
  })

  t.test('an object is created completely or not at all', async (t) => {
    const storage = openEmpty(t)
    const failing = storage.create('a/object', async (path) => {
      await writeFile(path, 'half')
      throw new Error('in the middle')
    })
    await t.rejects(failing, { message: 'in the middle' })
    t.equal(await storage.read('a/object'), undefined)
    t.strictSame(await storage.list('a'), [])
    const made = storage.create('a/object', async (path) => {
      await writeFile(path, 'whole')
      t.equal(await storage.read('a/object'), undefined, 'missing until it is complete')
      return 'filled'
    })
    t.equal(await made, 'filled')
    t.equal(await storage.read('a/object'), 'whole')
  })

  t.test('an object created again replaces the first, unless that fails', async (t) => {
    const storage = openEmpty(t)
    await storage.create('a', (path) => writeFile(path, 'before'))
    await t.rejects(storage.create('a', () => Promise.reject(new Error('no'))))
    t.equal(await storage.read('a'), 'before')
    await storage.create('a', (path) => writeFile(path, 'after'))
    t.equal(await storage.read('a'), 'after')
  })

  t.test('concurrent readers see the whole text or nothing, never a part', async (t) => {
    const storage = openEmpty(t)
    const text = 'x'.repeat(200_000)
    let writing = true
    const write = async () => {
      for (let i = 0; i < 40; i++) {
        await storage.writeOnce('a', text, { durable: false })
        await storage.remove('a')
      }
      writing = false
    }
    const read = async () => {
      while (writing)
        if (![undefined, text].includes(await storage.read('a'))) throw new Error('half')
    }
    await Promise.all([write(), read(), read()])
    t.pass()
  })

  t.test('streams an object, or an inclusive range of it', async (t) => {
    const storage = openEmpty(t)
    await storage.writeOnce('a', '0123456789')
    t.equal(String(await buffer(storage.stream('a'))), '0123456789')
    t.equal(String(await storage.readBytes('a', { start: 2, end: 4 })), '234')
    await t.rejects(storage.readBytes('none', { start: 0, end: 1 }))
    t.equal(String(await buffer(storage.stream('a', { start: 2, end: 4 }))), '234')
    t.equal((await storage.stat('a'))?.bytes, 10)
  })

  t.test('withFile gives a file with the bytes', async (t) => {
    const storage = openEmpty(t)
    await storage.writeOnce('a/b', 'bytes')
    t.equal(await storage.withFile('a/b', async (path) => (await stat(path)).size), 5)
    await t.rejects(
      storage.withFile('a/c', (path) => stat(path)),
      { code: 'ENOENT' }
    )
  })

  t.test('lists the names directly below a prefix', async (t) => {
    const storage = openEmpty(t)
    for (const key of ['a/one', 'a/two/three', 'a/two/four', 'b/five'])
      await storage.writeOnce(key, '')
    t.strictSame((await storage.list('a')).sort(), ['one', 'two'])
    t.strictSame((await storage.list('a/two')).sort(), ['four', 'three'])
  })

  t.test('walks all keys below a prefix', async (t) => {
    const storage = openEmpty(t)
    const keys = ['a/one', 'a/two/three', 'a/two/four', 'a/six/seven/eight']
    for (const key of [...keys, 'b/five']) await storage.writeOnce(key, '')
    t.strictSame((await Array.fromAsync(storage.walk('a'))).sort(), keys.sort())
    t.strictSame(await Array.fromAsync(storage.walk('none')), [])
  })

  t.test('removing a prefix removes everything below it and leaves no empty folders', async (t) => {
    const storage = openEmpty(t)
    for (const key of ['a/b/c', 'a/b/d/e', 'a/f']) await storage.writeOnce(key, '')
    await storage.removeBelow('a/b')
    t.strictSame(await storage.list('a'), ['f'])
    await storage.remove('a/f')
    t.strictSame(await storage.list('a'), [])
  })

  t.test('concurrent writes and removals do not fail', async (t) => {
    const storage = openEmpty(t)
    const write = async (name: string) => {
      for (let i = 0; i < 300; i++) await storage.writeOnce(`a/b/${name}`, 'x', { durable: false })
    }
    const remove = async (name: string) => {
      for (let i = 0; i < 600; i++) await storage.remove(`a/b/${name}`)
    }
    await Promise.all([write('one'), write('two'), remove('one'), remove('two'), remove('three')])
    await storage.remove('a/b/one')
    await storage.writeOnce('a/b/one', 'last')
    t.equal(await storage.read('a/b/one'), 'last')
  })

  t.test('check passes if the storage is writable, and leaves nothing behind', async (t) => {
    const storage = openEmpty(t)
    await storage.check()
    t.strictSame(await storage.list('images'), [])
  })
}
