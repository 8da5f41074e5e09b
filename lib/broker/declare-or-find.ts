import type { Channel, ChannelModel, Options } from 'amqplib'

const FORBIDDEN = 403
const OTHERWISE = 406

/** What the broker's user may not declare, and nobody else has. */
export class Undeclared extends Error {
  override name = 'Undeclared'
}

const codeOf = (err: unknown) => (err as { code?: number }).code
export const isForbidden = (err: unknown) => codeOf(err) === FORBIDDEN

/** Declares the queue. Where the user may not, or an operator has done it otherwise, it has to be there. */
export async function declareOrFind(
  model: ChannelModel,
  queue: string,
  options: Options.AssertQueue
): Promise<void> {
  try {
    await onOwnChannel(model, (channel) => channel.assertQueue(queue, options))
  } catch (err) {
    if (!isForbidden(err) && codeOf(err) !== OTHERWISE) throw err
    await assertThere(model, { queues: [queue] })
  }
}

/** @throws Undeclared names all that are missing */
export async function assertThere(
  model: ChannelModel,
  { queues, exchanges = [] }: { queues: string[]; exchanges?: string[] }
): Promise<void> {
  const missing: string[] = []
  for (const name of queues) {
    if (!(await isThere(model, (channel) => channel.checkQueue(name)))) missing.push(name)
  }
  for (const name of exchanges) {
    const isFound = await isThere(model, (channel) => channel.checkExchange(name))
    if (!isFound) missing.push(`${name} (an exchange)`)
  }
  if (missing.length === 0) return
  throw new Undeclared(
    `the user of AMQP_URL may not declare, and these are missing: ${missing.join(', ')}; ` +
      'have the broker import deploy/rabbitmq/definitions.json, or give the user the right to configure'
  )
}

/** What is not there closes the channel. */
function isThere(model: ChannelModel, look: (channel: Channel) => Promise<unknown>) {
  return onOwnChannel(model, look).then(
    () => true,
    () => false
  )
}

/** A refusal closes the channel, which nobody else uses. */
export async function onOwnChannel<T>(
  model: ChannelModel,
  use: (channel: Channel) => Promise<T>
): Promise<T> {
  const channel = await model.createChannel()
  const used = await withReason(channel, use(channel))
  channel.close().catch(() => {})
  return used
}

/** The channel tells why it was closed; of what it was asked for, perhaps only that it was. */
export async function withReason<T>(channel: Channel, asked: Promise<T>): Promise<T> {
  let reason: unknown
  channel.on('error', (err) => {
    reason = err
  })
  try {
    return await asked
  } catch (err) {
    throw reason ?? err
  }
}
