import t from 'tap'
import { createAcks } from '../../../apps/receiver/queue/acks.ts'
import { waitFor } from '../../support/wait-for.ts'

/** What a channel gets of the acknowledgements: `5+` settles all up to 5. */
function open() {
  const sent: string[] = []
  let isOpen = true
  const acks = createAcks({
    ack({ fields: { deliveryTag } }, allUpTo) {
      if (!isOpen)
        throw Object.assign(new Error('Channel closed'), { name: 'IllegalOperationError' })
      sent.push(`${deliveryTag}${allUpTo ? '+' : ''}`)
    }
  })
  const close = () => {
    isOpen = false
  }
  return { acks, sent, close }
}

t.test('those that follow each other are sent as one', async (t) => {
  const { acks, sent } = open()
  for (const tag of [2, 1, 3]) acks.ack(tag)
  t.strictSame(sent, [], 'not at once')
  await waitFor('them to be sent', () => sent.length > 0)
  t.strictSame(sent, ['3+'])
  acks.ack(4)
  acks.flush()
  t.strictSame(sent, ['3+', '4+'])
})

t.test('nothing that is still in hand is acknowledged with them', async (t) => {
  const { acks, sent } = open()
  for (const tag of [1, 3, 4]) acks.ack(tag)
  acks.flush()
  t.strictSame(sent, ['1+', '3', '4'])
  acks.ack(2)
  acks.ack(6)
  acks.flush()
  t.strictSame(sent.slice(3), ['2+', '6'])
  acks.skip(5)
  acks.ack(7)
  acks.flush()
  t.strictSame(sent.slice(5), ['7+'], 'one given back is none of them')
})

t.test('a channel that has closed loses them, and nothing else', async (t) => {
  const { acks, sent, close } = open()
  acks.ack(1)
  close()
  acks.flush()
  t.strictSame(sent, [])
})
