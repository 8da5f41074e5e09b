import t from 'tap'
import type { Lane } from '#lib/broker/lanes.ts'
import { createTurns } from '../../../apps/receiver/pool/turns.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Turns of jobs that end when they are told to, and a record of what began. */
function open(size: number) {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  let waits = 0
  const turns = createTurns(size, () => waits++)
  return {
    begun,
    close: turns.close,
    running: turns.running,
    waits: () => waits,
    ask: (lane: Lane, name: string) =>
      turns.during(lane, () => {
        begun.push(name)
        return new Promise<void>((resolve) => ends.set(name, resolve))
      }),
    end: (name: string) => ends.get(name)?.()
  }
}

t.test('bulk alone takes every place, and one that ends makes way for the next', async (t) => {
  const { ask, begun, end, running, waits } = open(3)
  for (const name of ['a', 'b', 'c']) ask('bulk', name)
  t.equal(waits(), 0)
  for (const name of ['d', 'e']) ask('bulk', name)
  await waitFor('the first', () => begun.length === 3)
  t.ok(waits() > 0)
  end('b')
  await waitFor('the next', () => begun.length === 4)
  t.strictSame(begun, ['a', 'b', 'c', 'd'])
  t.equal(running(), 3)
})

t.test('a photograph that came later begins before what waits of bulk', async (t) => {
  const { ask, begun, end } = open(1)
  for (const name of ['a', 'b', 'c']) ask('bulk', name)
  ask('images', 'single')
  ask('first', 'sheet')
  for (const name of ['a', 'sheet', 'single', 'b', 'c']) {
    await waitFor(name, () => begun.at(-1) === name)
    end(name)
  }
  t.strictSame(begun, ['a', 'sheet', 'single', 'b', 'c'])
})

t.test('one that takes long makes way, until twice as many run', async (t) => {
  const { ask, begun, running, end } = open(1)
  for (const name of ['a', 'b', 'c']) ask('images', name)
  await waitFor('another', () => begun.length === 2)
  t.strictSame([begun, running()], [['a', 'b'], 2])
  end('a')
  t.strictSame(begun, ['a', 'b'], 'the other is quick still')
  await waitFor('the third', () => begun.length === 3)
  t.equal(running(), 2)
})

t.test('when it is closed, what waits is rejected, and nothing begins any more', async (t) => {
  const { ask, begun, close, end } = open(1)
  const first = ask('images', 'a')
  const second = ask('bulk', 'b')
  close()
  await t.rejects(second, { name: 'WorkerDied', death: 'stopped' })
  await t.rejects(ask('first', 'c'), { name: 'WorkerDied', death: 'stopped' })
  end('a')
  await first
  t.strictSame(begun, ['a'])
})

t.test('one that fails ends its turn', async (t) => {
  const turns = createTurns(1, () => {})
  const failing = turns.during('images', async () => {
    throw new Error('broken')
  })
  await t.rejects(failing, /broken/)
  t.equal(await turns.during('images', async () => 'next'), 'next')
})
