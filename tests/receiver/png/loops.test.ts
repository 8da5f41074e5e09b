import { setImmediate as nextTurn } from 'node:timers/promises'
import { inflateSync } from 'node:zlib'
import t from 'tap'
import { deflateHuffmanOnly } from '../../../apps/receiver/png/huffman-only.ts'
import { expireLentMemory, loops, memoryAt } from '../../../apps/receiver/png/loops.ts'

expireLentMemory()

/** The same bytes again and again, lent anew each time. */
function* blocks(count: number): Generator<Buffer> {
  for (let i = 0; i < count; i++) yield memoryAt(loops.free.value, 5000).fill('again')
}

t.test('lent memory is what was written to it until the turn ends', async (t) => {
  const lent = memoryAt(loops.free.value, 5).fill('ours!')
  await Promise.resolve()
  t.equal(lent.toString(), 'ours!')
})

t.test('a view kept beyond its turn is empty', async (t) => {
  const lent = memoryAt(loops.free.value, 5).fill('ours!')
  await nextTurn()
  t.equal(lent.length, 0)
})

t.test('an address kept beyond its turn holds nothing of what was written there', async (t) => {
  memoryAt(loops.free.value, 5).fill('ours!')
  await nextTurn()
  t.not(memoryAt(loops.free.value, 5).toString(), 'ours!')
})

t.test('copying each piece in its turn gets all of them', async (t) => {
  const copies: Buffer[] = []
  for (const piece of deflateHuffmanOnly(blocks(3))) {
    copies.push(Buffer.from(piece))
    await nextTurn()
  }
  t.equal(inflateSync(Buffer.concat(copies)).toString(), 'again'.repeat(3000))
})

t.test('keeping the pieces themselves does not', async (t) => {
  const pieces: Buffer[] = []
  for (const piece of deflateHuffmanOnly(blocks(3))) {
    pieces.push(piece)
    await nextTurn()
  }
  t.throws(() => inflateSync(Buffer.concat(pieces)))
})
