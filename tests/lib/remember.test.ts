import t from 'tap'
import { remembering } from '#lib/remember.ts'

t.test('is made once for each text, as long as there is room', async (t) => {
  const made: string[] = []
  const upper = remembering(2, (text) => {
    made.push(text)
    return text.toUpperCase()
  })
  t.strictSame(['a', 'b', 'a', 'b', 'c', 'a'].map(upper), ['A', 'B', 'A', 'B', 'C', 'A'])
  t.strictSame(made, ['a', 'b', 'c', 'a'])
})

t.test('what is thrown is thrown each time', async (t) => {
  let times = 0
  const failing = remembering(2, () => {
    throw new Error(`failed ${++times} times`)
  })
  t.throws(() => failing('a'), { message: 'failed 1 times' })
  t.throws(() => failing('a'), { message: 'failed 2 times' })
})
