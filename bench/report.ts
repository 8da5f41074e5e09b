import { loadavg } from 'node:os'
import { SIZES } from './photographs.ts'
import type { Run } from './run.ts'
import { median } from './timing.ts'
import type { Work } from './works.ts'

/** `ipx` is missing where it could not be installed. */
export type Round = { sharp: Run; ipx?: Run; whole: Run; waiting: Run }
type Kind = keyof Round
type Figure = (round: Round) => number | undefined

const REQUIRED_WAITING = 0.9
/** Milliseconds of CPU for a small photograph; the receiver's beside those of sharp. */
const MOST_MS = { web: 2, broker: 1.2, receiver: 1.5 }

/** Medians over the rounds; ratios are those within a round. */
export function report(work: Work, kB: number, rounds: Round[]): string {
  const { title, count, required, size } = work
  const over = (a: Kind, b: Kind) =>
    of(rounds, (round) => (round[a]?.perSecond ?? Number.NaN) / (round[b]?.perSecond ?? Number.NaN))
  return `
${title} (${kB.toFixed(0)} kB), ${rounds.length} rounds of ${count}
  sharp alone         ${line(rounds, 'sharp')}
  ipx                 ${line(rounds, 'ipx')}
  whole path          ${line(rounds, 'whole')}
  with Prefer: wait   ${line(rounds, 'waiting')}
  whole path over sharp ${over('whole', 'sharp')} (required ${required.sharp}), over ipx ${over('whole', 'ipx')} (required ${required.ipx})
  with Prefer: wait over without ${over('waiting', 'whole')} (required ${REQUIRED_WAITING})
${size === SIZES.small ? `  ${mostMs(rounds)}\n` : ''}  load ${loadavg().map(two).join(' ')}`
}

function line(rounds: Round[], kind: Kind): string {
  const [first] = rounds
  const parts = Object.keys(first?.[kind]?.ms ?? {})
  if (parts.length === 0) return 'not measured'
  const ms = parts.map((part) => `${part} ${of(rounds, (round) => round[kind]?.ms[part])}`)
  const perSecond = of(rounds, (round) => round[kind]?.perSecond)
  const bytes = of(rounds, (round) => (round[kind]?.bytes ?? Number.NaN) / round.whole.bytes)
  return `${perSecond.padStart(7)}/s, ${bytes} of our bytes; ms of CPU each: ${ms.join(', ')}`
}

function mostMs(rounds: Round[]): string {
  const { web, broker, receiver } = MOST_MS
  const withSharp = of(rounds, ({ sharp }) => (sharp.ms.sharp ?? Number.NaN) + receiver)
  return `required ms of CPU: web at most ${web}, broker ${broker}, receiver ${withSharp}`
}

function of(rounds: Round[], figure: Figure): string {
  return two(median(rounds.map((round) => figure(round) ?? Number.NaN)))
}

function two(value: number): string {
  return value.toFixed(2)
}
