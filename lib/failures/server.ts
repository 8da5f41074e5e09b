import type { Coded } from './coded.ts'
import type { Limit } from './limit.ts'
import type { Nothing } from './nothing.ts'

/** What this server cannot do at the moment, or not for everybody. */
export type ServerProblems = {
  'queue-full': { limit: Limit }
  unexpected: { request: string }
  'broker-away': { reason: Coded<BrokerTroubles> }
  'storage-away': { reason: Coded<StorageTroubles> }
  stopping: Nothing
  'storage-full': { variable: string }
  'too-slow': Nothing
  /** `limit` in so many seconds; there is room again after `wait`. */
  'rate-limited': { limit: Limit; seconds: number; wait: number }
  'too-many-streams': { limit: Limit }
  'too-many-uploads': { limit: Limit }
  'too-many-images': { limit: Limit }
  /** In bytes. */
  'quota-full': { limit: Limit }
  'preview-overtaken': Nothing
  'too-many-previews': Nothing
  'no-preview': Nothing
}

export type BrokerTroubles = {
  'broker-not-connected': Nothing
  /** What RabbitMQ runs short of, if it says so. */
  'broker-blocked': { short: 'memory' | 'disk' | null }
  /** It answers, and refuses the connection or the queues. */
  'broker-refuses': Nothing
  'broker-lost': Nothing
  'broker-unconfirmed': Nothing
  'queue-missing': { queue: string }
}

/** `errno` is the operating system's code, such as ENOSPC. */
type Errno = { errno: string }

export type StorageTroubles = {
  'no-space': Errno
  'read-only': Errno
  'no-permission': Errno
  'no-folder': Errno
  'too-many-open-files': Errno
  'disk-fault': Errno
  'store-away': Errno
  'store-refuses': Errno
}
