import type { BrokerTroubleCode, Failure, StorageTroubleCode } from './failure.ts'
import type { Limit } from './limit.ts'
import type { Nothing } from './nothing.ts'

/** What this server cannot do just now, or not for everybody. */
export type ServerProblems = {
  'queue-full': { limit: Limit }
  unexpected: { request: string }
  'broker-away': { reason: Failure<BrokerTroubleCode> }
  'storage-away': { reason: Failure<StorageTroubleCode> }
  stopping: Nothing
  'storage-full': { variable: string }
  'too-slow': Nothing
  'wrong-token': { variable: string }
  'too-many-tries': Nothing
}

export type BrokerTroubles = {
  'broker-not-connected': Nothing
  /** What it is short of, where it says so. */
  'broker-blocked': { short: 'memory' | 'disk' | null }
  'broker-lost': Nothing
  'broker-unconfirmed': Nothing
  'queue-missing': { queue: string }
}

/** `errno`: as the operating system calls it. */
type Errno = { errno: string }

export type StorageTroubles = {
  'no-space': Errno
  'read-only': Errno
  'no-permission': Errno
  'no-folder': Errno
  'too-many-open-files': Errno
  'disk-fault': Errno
}
