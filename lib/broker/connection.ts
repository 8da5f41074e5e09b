import { setTimeout as delay } from 'node:timers/promises'
import { type ChannelModel, connect, type RecoveringChannelModel } from 'amqplib'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { createAddresses } from './addresses.ts'
import { Undeclared } from './declare-or-find.ts'
import { localCredentials } from './local-broker.ts'
import { createRepeatLog } from './log-repeats.ts'
import { createUnusableWatch } from './unusable.ts'

const CONNECT_TIMEOUT_MS = 10_000
const MAX_RECONNECT_MS = 2000
/** Declaring queues takes milliseconds. One that has no leader does not answer. */
const SETUP_TIMEOUT_MS = 8000
const FAREWELL_MS = 1000
/** A local broker takes less to start. */
const ABSENT_MS = 10_000
const UNANSWERED = 'the broker does not answer'

export type ConnectionOptions = {
  config: Pick<Config, 'amqpUrl' | 'amqpCa' | 'brokerDir' | 'brokerPort'>
  log: Log
  /** What the connection is for, as shown in logs and in RabbitMQ's list of connections. */
  purpose: string
  /** Opens channels and declares queues. Runs on every connection, so it must be safe to repeat. */
  setup: (model: ChannelModel) => Promise<void>
}

export type BrokerState = {
  connected: boolean
  /** RabbitMQ's reason for blocking publishers; undefined when it does not. */
  blocked: string | undefined
  /** Why a broker that answers cannot be used, such as a queue that it cannot declare. */
  refused: string | undefined
  /** When the connection was last made or lost, in milliseconds since the epoch. */
  since: number
}

/**
 * A connection that reconnects by itself. Returns at once; `setup` runs as soon as the broker can
 * be reached, and again after each loss.
 */
export function connectBroker({ config, log, purpose, setup }: ConnectionOptions) {
  const state: BrokerState = {
    ...{ connected: false, blocked: undefined, refused: undefined },
    since: Date.now()
  }

  const addresses = createAddresses(config)

  async function open() {
    const model = await connect(addresses.current, {
      noDelay: true,
      timeout: CONNECT_TIMEOUT_MS,
      ...(config.amqpCa && { ca: [config.amqpCa] }),
      ...(!config.amqpUrl && { credentials: localCredentials(config) }),
      clientProperties: { connection_name: `revelado ${purpose}` },
      recovery: { setup: carefully(setup), maxDelay: MAX_RECONNECT_MS, waitForConnect: false }
    })
    for (const lost of ['connect-failed', 'disconnect'] as const) model.on(lost, addresses.next)
    follow(model, state, { config, log, purpose })
    return model
  }

  const opening = open()
  opening.catch((err) => log.error({ purpose, err }, 'broker connection given up'))

  return {
    state,
    async close() {
      const model = await opening.catch(() => undefined)
      await farewell(model?.close())
    }
  }
}

/** Keeps the state up to date, and logs its changes. */
function follow(
  model: RecoveringChannelModel,
  state: BrokerState,
  options: Omit<ConnectionOptions, 'setup'>
) {
  const { log, purpose } = options
  const warn = createRepeatLog(log)
  const unusable = createUnusableWatch(options)
  const change = (connected: boolean) =>
    Object.assign(state, { connected, blocked: undefined, refused: undefined, since: Date.now() })

  model.on('connect', () => {
    change(true)
    unusable.succeeded(purpose)
    log.info({ purpose }, 'broker connected')
  })
  model.on('disconnect', (err: Error) => {
    change(false)
    warn({ purpose, reason: err.message }, 'broker lost, reconnecting')
  })
  model.on('connect-failed', (err: Error) => {
    log.debug({ purpose, reason: err.message }, 'broker not reachable')
    state.refused = refusal(err)
    if (state.refused) return unusable.failed(purpose, state.refused)
    unusable.succeeded(purpose)
    const isAbsent = Date.now() - state.since > ABSENT_MS
    if (isAbsent) warn({ purpose, reason: err.message }, 'broker is away, trying again')
  })
  model.on('blocked', (reason: string) => {
    state.blocked = reason
    log.warn({ purpose, reason }, 'broker blocks publishing')
  })
  model.on('unblocked', () => {
    state.blocked = undefined
    log.info({ purpose }, 'broker accepts messages again')
  })
  model.on('error', (err: Error) => warn({ purpose, reason: err.message }, 'broker error'))
}

/**
 * amqplib listens for errors only after the setup: one during it would end the process. It tells more
 * than the setup, which only sees its channel end.
 */
function carefully(setup: ConnectionOptions['setup']): ConnectionOptions['setup'] {
  return async (model) => {
    const failed = Promise.withResolvers<never>()
    failed.promise.catch(() => {})
    model.on('error', failed.reject)
    const late = setTimeout(() => failed.reject(new Error(UNANSWERED)), SETUP_TIMEOUT_MS)
    try {
      await Promise.race([setup(model), failed.promise])
    } finally {
      clearTimeout(late)
    }
  }
}

/** What a broker that answers refuses, with the code of its reply; undefined: it does not answer. */
function refusal(err: Error): string | undefined {
  const { message } = err
  const isRefusal = message === UNANSWERED || / [45]\d\d \(/.test(message)
  return isRefusal || err instanceof Undeclared ? message : undefined
}

/** Waits for a close, but for no longer than this if the broker hangs. */
export async function farewell(closing: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([closing?.catch(() => {}), delay(FAREWELL_MS, undefined, { ref: false })])
}
