import { type Language, type PageWords, pageWords } from '../../messages/index.ts'
import { writeNumber, writeSpan } from '../../messages/numbers.ts'
import type { OperatorStatus, Status } from '../../operators/status.ts'
import { operatorFigures } from './operator-figures.ts'

/** With JavaScript off, the page asks for itself again this often. */
const REFRESH_SECONDS = 10

/** `none`: there is no token that would open it. */
export type Door = 'none' | 'shut' | 'wrong' | 'open'

type Words = PageWords['operators']
type Shown = {
  language: Language
  status: Status
  operator: OperatorStatus | undefined
  door: Door
  maxQueued: number
}

export function statusPage({ language, status, operator, door, maxQueued }: Shown) {
  const words = pageWords(language).operators
  const isLocked = door === 'shut' || door === 'wrong'
  return {
    language,
    title: `${words.title} · Revelado`,
    script: 'status.js',
    // not while somebody types the token
    refreshSeconds: isLocked ? undefined : REFRESH_SECONDS,
    own: words,
    taking: words.taking[taking(status, maxQueued)],
    summary: summary(status, language, words),
    reason: operator && (status.broker.blocked ?? status.storage.error),
    noToken: door === 'none',
    locked: isLocked,
    wrong: door === 'wrong',
    operator: operator && operatorFigures(operator, language)
  }
}

function taking({ broker, storage, queue, receivers }: Status, maxQueued: number) {
  if (!broker.connected) return 'brokerAway'
  if (broker.blocked) return 'brokerBlocked'
  if (!storage.writable) return 'storageAway'
  if (queue && queue.queued + queue.retrying >= maxQueued) return 'full'
  return receivers === 0 ? 'noReceiver' : 'yes'
}

function summary(status: Status, language: Language, words: Words) {
  const { broker, storage, queue, receivers, version, uptime } = status
  const number = (value?: number | null) =>
    value === undefined || value === null ? words.unknown : writeNumber(language, value)
  const brokerIs = broker.connected ? (broker.blocked ? 'blocked' : 'connected') : 'away'
  return [
    { label: words.waiting, value: number(queue && queue.queued + queue.retrying) },
    { label: words.receivers, value: number(receivers) },
    { label: words.broker, value: words.brokerIs[brokerIs] },
    { label: words.storage, value: words.storageIs[storage.writable ? 'writable' : 'away'] },
    { label: words.version, value: version },
    { label: words.uptime, value: writeSpan(language, uptime) }
  ]
}
