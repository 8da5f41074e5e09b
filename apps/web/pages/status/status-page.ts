import { brokerTrouble } from '#lib/broker/trouble.ts'
import type { Failure } from '#lib/failures/failure.ts'
import { failureWords, type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import { writeNumber, writeSpan } from '#lib/messages/numbers.ts'
import type { OperatorStatus, PublicStatus } from '../../operators/status.ts'
import { operatorFigures } from './operator-figures.ts'

/** Without JavaScript, the page reloads this often. */
const REFRESH_SECONDS = 10

/**
 * `none`: the server has no operator token; `key`: it has keys instead; `wrong`: the token just sent is
 * not it.
 */
export type Access = 'none' | 'key' | 'shut' | 'wrong' | 'open'

type Words = PageWords['operators']
type StatusPageValues = {
  language: Language
  status: PublicStatus
  operator: OperatorStatus | undefined
  access: Access
  maxQueued: number
  /** Whether a key has opened it, and no token that could be put away again. */
  byKey: boolean
}

export function statusPage(values: StatusPageValues) {
  const { language, status, operator, access, maxQueued, byKey } = values
  const words = pageWords(language).operators
  const isLocked = access === 'shut' || access === 'wrong'
  return {
    language,
    title: `${words.title} · Revelado`,
    styles: ['controls', 'operators'],
    script: 'pages/status.js',
    // a reload would clear a token that is being typed
    refreshSeconds: isLocked ? undefined : REFRESH_SECONDS,
    own: words,
    taking: words.taking[taking(status, maxQueued)],
    summary: summary(status, language, words),
    reason: operator && reason(status, language),
    noToken: access === 'none',
    needsKey: access === 'key',
    locked: isLocked,
    wrong: access === 'wrong',
    operator: operator && { ...operatorFigures(operator, language), byKey }
  }
}

/** What is wrong with the broker or the storage. */
function reason({ broker, storage }: PublicStatus, language: Language): string | undefined {
  if (broker.blocked !== null) return failureWords(brokerTrouble(broker.blocked), language)
  return storage.code ? failureWords(storage as Failure, language) : undefined
}

function taking({ broker, storage, queue, receivers }: PublicStatus, maxQueued: number) {
  if (!broker.connected) return 'brokerAway'
  if (broker.blocked) return 'brokerBlocked'
  if (!storage.writable) return 'storageAway'
  if (queue && queue.queued + queue.retrying >= maxQueued) return 'full'
  return receivers === 0 ? 'noReceiver' : 'yes'
}

function summary(status: PublicStatus, language: Language, words: Words) {
  const { access, broker, storage, queue, receivers, version, uptime } = status
  const number = (value?: number | null) =>
    value === undefined || value === null ? words.unknown : writeNumber(language, value)
  const brokerIs = broker.connected ? (broker.blocked ? 'blocked' : 'connected') : 'away'
  return [
    { label: words.waiting, value: number(queue && queue.queued + queue.retrying) },
    { label: words.receivers, value: number(receivers) },
    { label: words.broker, value: words.brokerIs[brokerIs] },
    { label: words.storage, value: words.storageIs[storage.writable ? 'writable' : 'away'] },
    { label: words.access, value: words.accessIs[access] },
    { label: words.version, value: version },
    { label: words.uptime, value: writeSpan(language, uptime) }
  ]
}
