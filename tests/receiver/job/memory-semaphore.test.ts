import t from 'tap'
import { createRoom, RoomClosed } from '../../../apps/receiver/job/memory-semaphore.ts'

const ALONE = Number.POSITIVE_INFINITY
const settled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), tick()])
const tick = () => new Promise<false>((resolve) => setImmediate(resolve, false))

t.test('as many enter as there is room for', async (t) => {
  const room = createRoom(100)
  const leave = room.tryEnter(60)
  t.ok(leave)
  t.notOk(room.tryEnter(50))
  t.ok(room.tryEnter(40))
  leave?.()
  t.ok(room.tryEnter(60))
})

t.test('who waits enters when there is room, first come, first served', async (t) => {
  const room = createRoom(100)
  const leave = await room.enter(100)
  const first = room.enter(80)
  const second = room.enter(10)
  t.notOk(await settled(first))
  t.notOk(await settled(second), 'a small one does not slip by the large one for ever')
  t.notOk(room.tryEnter(1), 'nor does one who comes later')
  leave()
  t.ok(await settled(first))
  t.ok(await settled(second))
})

t.test('whoever wants more than there is has all of it', async (t) => {
  const room = createRoom(100)
  const leave = await room.enter(1000)
  t.notOk(room.tryEnter(1))
  leave()
  t.ok(room.tryEnter(100))
})

t.test('whoever is alone has nobody beside, not even one who takes no memory', async (t) => {
  const room = createRoom(100)
  const leave = await room.enter(ALONE)
  t.notOk(room.tryEnter(0))
  leave()
  t.ok(room.tryEnter(0))
  t.notOk(await settled(room.enter(ALONE)))
})

t.test('to leave twice frees the room once', async (t) => {
  const room = createRoom(100)
  const leave = await room.enter(60)
  await room.enter(40)
  leave()
  leave()
  t.notOk(room.tryEnter(61))
})

t.test('those who wait are turned away when the room closes', async (t) => {
  const room = createRoom(100)
  const leave = await room.enter(100)
  const waiting = room.enter(10)
  room.close()
  await t.rejects(waiting, RoomClosed)
  await t.rejects(room.enter(1), RoomClosed)
  leave()
})
