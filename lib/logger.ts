import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from '#lib/config.ts'

export type { Logger } from 'pino'
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/** One line an event: `12:00:00.123 INFO web: image accepted {"image":"…"}`, or JSON. */
export function createLogger(name: string, config: Pick<Config, 'logLevel' | 'logFormat'>): Logger {
  const options = {
    name,
    level: config.logLevel,
    base: {},
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime
  }
  if (config.logFormat === 'json') return pino(options)
  return pino(options, textLines())
}

function textLines() {
  return pretty({
    colorize: false,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss.l',
    // one line an event: a stack stays inside of its line
    errorLikeObjectKeys: [],
    sync: true
  })
}
