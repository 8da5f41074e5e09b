import { HOUR_MS, HOUR_SECONDS, KILOBYTE, MINUTE_MS, SECOND_MS } from '#lib/units.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
const SPANS = [
  ['day', 86_400],
  ['hour', HOUR_SECONDS],
  ['minute', 60],
  ['second', 1]
] as const

const made = new Map<string, Intl.NumberFormat>()

/** Caches formatters: making one takes a hundred times as long as using it. */
function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  const format = made.get(key) ?? new Intl.NumberFormat(language, options)
  made.set(key, format)
  return format
}

export function writeNumber(language: string, value: number): string {
  return formatter(language, { maximumFractionDigits: 1 }).format(value)
}

/** 0.4 is `40%`, or as the language writes it. */
export function writePercent(language: string, share: number): string {
  return formatter(language, { style: 'percent' }).format(share)
}

/** 20265 is `19.8 kB`: 1 kB is 1024 bytes, as for MAX_UPLOAD_MB. */
export function writeBytes(language: string, bytes: number): string {
  const power = bytes < KILOBYTE ? 0 : Math.floor(Math.log(bytes) / Math.log(KILOBYTE))
  const unit = UNITS[power] ?? 'gigabyte'
  const value = bytes / KILOBYTE ** UNITS.indexOf(unit)
  return formatter(language, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 ? 1 : 0
  }).format(value)
}

/** `18 ms`, `1.2 sec`. */
export function writeDuration(language: string, milliseconds: number): string {
  const short = milliseconds < SECOND_MS
  return formatter(language, {
    style: 'unit',
    unit: short ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: short ? 0 : 1
  }).format(short ? milliseconds : milliseconds / SECOND_MS)
}

/** `in 23 hours`: the server does not know the reader's time zone. */
export function writeTimeTo(language: string, moment: string, now = Date.now()): string {
  const left = Date.parse(moment) - now
  const format = new Intl.RelativeTimeFormat(language)
  return Math.abs(left) < HOUR_MS
    ? format.format(Math.round(left / MINUTE_MS), 'minute')
    : format.format(Math.round(left / HOUR_MS), 'hour')
}

/** `3 days`, `20 minutes`: in the largest unit of which there is at least one. */
export function writeSpan(language: string, seconds: number): string {
  const [unit, length] = SPANS.find(([, length]) => seconds >= length) ?? ['second', 1]
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 } as const
  return formatter(language, options).format(Math.floor(seconds / length))
}

/** `20 minutes ago`, `this minute`. */
export function writeTimeSince(language: string, moment: string, now = Date.now()): string {
  const past = now - Date.parse(moment)
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  return past < HOUR_MS
    ? format.format(-Math.floor(past / MINUTE_MS), 'minute')
    : format.format(-Math.floor(past / HOUR_MS), 'hour')
}
