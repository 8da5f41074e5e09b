import { randomUUID } from 'node:crypto'
import { type Shown, VIEW_TIMEOUT_MS, type View, type ViewReply } from '#lib/broker/view.ts'
import { SECOND_MS } from '#lib/units.ts'
import { Problem } from '../http/problem.ts'
import type { Replies } from '../live/replies.ts'
import type { JobPublisher } from '../plugins/publisher.ts'

/**
 * A receiver that is being started, or started again, is mostly there by then. Who wants a preview asks
 * again; a page's small pictures would stay away.
 */
const NOBODY_MS = 2 * SECOND_MS

type Needs = {
  publisher: Pick<JobPublisher, 'requestView'>
  replies: Replies
  hasReceivers(): Promise<boolean>
}
type Wanted = Omit<View, 'version'>

/**
 * Has a receiver make a view, which is then in the storage.
 * @throws Problem when there is none, and why
 */
export async function requestView(needs: Needs, wanted: Wanted): Promise<Shown> {
  const reply = await replyTo(needs, wanted)
  if ('shown' in reply) return reply.shown
  if ('trouble' in reply) throw noPreview()
  const { recipe = '' } = wanted
  const parameters = { recipe, state: 'failed', reason: reply.failure } as const
  throw new Problem('result-failed', { parameters })
}

/** @throws Problem no-preview, broker-away */
async function replyTo(needs: Needs, wanted: Wanted): Promise<ViewReply> {
  const { publisher, replies, hasReceivers } = needs
  const queue = replies.queue()
  if (!queue) throw noPreview()
  const correlationId = randomUUID()
  const { promise, resolve, reject } = Promise.withResolvers<ViewReply>()
  const stop = replies.await(correlationId, resolve)
  const giveUp = () => reject(noPreview())
  const late = setTimeout(giveUp, VIEW_TIMEOUT_MS)
  const giveUpAlone = async () => (await hasReceivers()) || giveUp()
  const nobody = wanted.kind === 'preview' ? setTimeout(giveUpAlone, NOBODY_MS) : undefined
  try {
    publisher.requestView(wanted, { replyTo: queue, correlationId }).catch(reject)
    return await promise
  } finally {
    for (const timer of [late, nobody]) clearTimeout(timer)
    stop()
  }
}

const noPreview = () => new Problem('no-preview', { headers: { 'retry-after': '2' } })
