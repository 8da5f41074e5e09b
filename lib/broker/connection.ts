import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ChannelModel, connect } from 'amqplib'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'

const HEARTBEAT_SECONDS = 15
const CONNECT_TIMEOUT_MS = 10_000
const MAX_RECONNECT_MS = 2000
const PASSWORD_POLL_MS = 100
const FAREWELL_MS = 1000

export type ConnectionOptions = {
  config: Pick<Config, 'amqpUrl' | 'brokerDir' | 'brokerPort'>
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
  /** When the connection was last made or lost, in milliseconds since the epoch. */
  since: number
}

/**
 * A connection that reconnects by itself. Returns at once; `setup` runs as soon as the broker can
 * be reached, and again after each loss.
 */
export function connectBroker({ config, log, purpose, setup }: ConnectionOptions) {
  const closing = new AbortController()
  const state: BrokerState = { connected: false, blocked: undefined, since: Date.now() }
  const change = (connected: boolean) => Object.assign(state, { connected, since: Date.now() })

  async function open() {
    const model = await connect(await locate(config, closing.signal), {
      noDelay: true,
      timeout: CONNECT_TIMEOUT_MS,
      clientProperties: { connection_name: `revelado ${purpose}` },
      recovery: { setup: carefully(setup), maxDelay: MAX_RECONNECT_MS, waitForConnect: false }
    })
    model.on('connect', () => {
      change(true)
      log.info({ purpose }, 'broker connected')
    })
    model.on('disconnect', (err: Error) => {
      change(false)
      state.blocked = undefined
      log.warn({ purpose, reason: err.message }, 'broker lost, reconnecting')
    })
    model.on('connect-failed', (err: Error) =>
      log.debug({ purpose, reason: err.message }, 'broker not reachable')
    )
    model.on('blocked', (reason: string) => {
      state.blocked = reason
      log.warn({ purpose, reason }, 'broker blocks publishing')
    })
    model.on('unblocked', () => {
      state.blocked = undefined
      log.info({ purpose }, 'broker accepts messages again')
    })
    model.on('error', (err: Error) => log.warn({ purpose, reason: err.message }, 'broker error'))
    return model
  }

  const opening = open()
  opening.catch((err) => {
    if (!closing.signal.aborted) log.error({ purpose, err }, 'broker connection given up')
  })

  return {
    state,
    async close() {
      closing.abort()
      const model = await opening.catch(() => undefined)
      await farewell(model?.close())
    }
  }
}

/** amqplib listens for errors only after the setup. One during it would end the process. */
function carefully(setup: ConnectionOptions['setup']): ConnectionOptions['setup'] {
  return (model) => {
    model.on('error', () => {})
    return setup(model)
  }
}

/** Waits for a close, but for no longer than this if the broker hangs. */
export async function farewell(closing: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([closing?.catch(() => {}), delay(FAREWELL_MS, undefined, { ref: false })])
}

/** AMQP_URL, or the local broker, whose password file appears with its first start. */
async function locate(config: ConnectionOptions['config'], signal: AbortSignal): Promise<string> {
  const url = new URL(config.amqpUrl ?? (await localUrl(config, signal)))
  if (!url.searchParams.has('heartbeat')) {
    url.searchParams.set('heartbeat', String(HEARTBEAT_SECONDS))
  }
  return url.href
}

async function localUrl(config: ConnectionOptions['config'], signal: AbortSignal): Promise<string> {
  for (;;) {
    const password = await readFile(join(config.brokerDir, 'password'), 'utf8').catch(() => '')
    if (password) return `amqp://revelado:${password.trim()}@127.0.0.1:${config.brokerPort}`
    await delay(PASSWORD_POLL_MS, undefined, { signal })
  }
}
