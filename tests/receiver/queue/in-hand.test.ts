import t from 'tap'
import type { Lane } from '#lib/broker/lanes.ts'
import type { Delivery } from '../../../apps/receiver/queue/delivery.ts'
import { createInHand } from '../../../apps/receiver/queue/in-hand.ts'
import { waitFor } from '../../support/wait-for.ts'

const SLOTS = 3

/** Work that ends when it is told to, and a record of what happened. */
function open() {
  const begun: string[] = []
  const requeued: string[] = []
  const ends = new Map<string, () => void>()
  const inHand = createInHand({
    slots: SLOTS,
    onMessage({ content }) {
      begun.push(String(content))
      return new Promise((resolve) => ends.set(String(content), resolve))
    }
  })
  const delivery = (lane: Lane, name: string): Delivery => ({
    lane,
    content: Buffer.from(name),
    headers: {},
    ack() {},
    requeue: () => void requeued.push(name)
  })
  return {
    ...inHand,
    begun,
    requeued,
    hold: (lane: Lane, name: string) => inHand.hold(delivery(lane, name)),
    end: (name: string) => ends.get(name)?.()
  }
}

t.test('bulk alone takes every slot, and one that ends makes way for the next', async (t) => {
  const { hold, begun, end } = open()
  for (const name of ['a', 'b', 'c', 'd', 'e']) hold('bulk', name)
  t.strictSame(begun, ['a', 'b', 'c'])
  end('b')
  await waitFor('the next', () => begun.length === 4)
  t.strictSame(begun, ['a', 'b', 'c', 'd'])
})

t.test('a photograph that came later begins before what is held of bulk', async (t) => {
  const { hold, begun, end } = open()
  for (const name of ['a', 'b', 'c', 'd', 'e']) hold('bulk', name)
  hold('images', 'single')
  hold('first', 'sheet')
  end('a')
  await waitFor('the sheet', () => begun.length === 4)
  end('b')
  await waitFor('the photograph', () => begun.length === 5)
  t.strictSame(begun.slice(SLOTS), ['sheet', 'single'])
})

t.test('what is not begun is given back at once, the rest when its time is over', async (t) => {
  const { hold, requeueHeld, requeueBegun, finish, requeued, begun, end } = open()
  for (const name of ['a', 'b', 'c', 'd', 'e']) hold('bulk', name)
  requeueHeld()
  t.strictSame(requeued, ['d', 'e'])
  end('a')
  await finish(1)
  t.strictSame(begun, ['a', 'b', 'c'], 'nothing more begins')
  requeueBegun()
  t.strictSame(requeued, ['d', 'e', 'b', 'c'])
})

t.test('what was held on a channel that is gone is forgotten', async (t) => {
  const { hold, forgetHeld, begun, requeued, end } = open()
  for (const name of ['a', 'b', 'c', 'd']) hold('images', name)
  forgetHeld()
  end('a')
  hold('images', 'd again')
  await waitFor('the slot', () => begun.includes('d again'))
  t.notOk(begun.includes('d'))
  t.strictSame(requeued, [])
})
