import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { AMQP_URL, CLOUDAMQP_URL, RECEIVER_PRELOAD } = process.env

// bin/start checks variables, folder and ports while pm2 loads; it says nothing when there is a fault
if (process.env.CHECK_IS_TOLD && readFileSync(0, 'utf8') === '') process.exit(78)

const always = {
  cwd: import.meta.dirname,
  // Above what each process gives itself, below the 30 s after which Heroku kills all
  kill_timeout: 28_000,
  // RabbitMQ's helpers must not be told before it is
  treekill: false,
  // Pauses of 0.1 s growing to 15 s, for ever: pm2 would give up a process after 16 quick ends
  // and leave the others running without it
  exp_backoff_restart_delay: 100,
  max_restarts: Number.MAX_SAFE_INTEGER,
  // EX_CONFIG: what cannot start would not start the second time either
  stop_exit_codes: [78],
  // pm2 would append to them without end; the lines go to standard output as well
  out_file: '/dev/null',
  error_file: '/dev/null',
  pmx: false
}

const rabbitmq = { ...always, name: 'rabbitmq', script: 'apps/broker/start', interpreter: 'none' }

const web = {
  ...always,
  name: 'web',
  script: 'apps/web/index.ts',
  interpreter: 'node',
  // V8 lets 64 MB of what was read pile up unless it looks often; 27 MB less when idle, too
  interpreter_args: '--max-semi-space-size=1',
  // The receiver is started when web says that it answers: it would take the processor from it
  wait_ready: true
}

const receiver = {
  ...always,
  name: 'receiver',
  script: 'apps/receiver/index.ts',
  interpreter: 'node',
  env: {
    // Watermarks are written with our own font, and look alike on every machine
    FONTCONFIG_FILE: join(import.meta.dirname, 'fonts/fonts.conf'),
    // The image's memory allocator
    ...(RECEIVER_PRELOAD && { LD_PRELOAD: RECEIVER_PRELOAD })
  }
}

// In this order: the broker takes longest, web is to answer soonest
export const apps = AMQP_URL || CLOUDAMQP_URL ? [web, receiver] : [rabbitmq, web, receiver]
