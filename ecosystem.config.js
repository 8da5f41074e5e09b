import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { AMQP_URL, CLOUDAMQP_URL } = process.env

// bin/start checks variables, folder and ports while pm2 loads; empty input means that the check failed
if (process.env.CHECK_RESULT && readFileSync(0, 'utf8') === '') process.exit(78)

const always = {
  cwd: import.meta.dirname,
  // Longer than each process's own grace period, shorter than the 30 s after which Heroku kills everything
  kill_timeout: 28_000,
  // RabbitMQ's child processes must not get the signal before RabbitMQ does
  treekill: false,
  // Retry forever, with delays from 0.1 s to 15 s: by default pm2 gives up on a process after 16 quick
  // exits and leaves the others running without it
  exp_backoff_restart_delay: 100,
  max_restarts: Number.MAX_SAFE_INTEGER,
  // EX_CONFIG: a process that cannot start for this reason would fail again
  stop_exit_codes: [78],
  // pm2 never rotates its log files; the lines also go to standard output
  out_file: '/dev/null',
  error_file: '/dev/null',
  pmx: false
}

/** Parts of the names of variables that web alone needs. */
const SECRETS = ['OPERATOR_TOKEN', 'API_KEYS', 'SIGNING_KEY']

const rabbitmq = {
  ...always,
  name: 'rabbitmq',
  script: 'apps/broker/start',
  interpreter: 'none',
  filter_env: [...SECRETS, 'AWS_', 'BUCKETEER_']
}

const web = {
  ...always,
  name: 'web',
  script: 'apps/web/index.ts',
  interpreter: 'node',
  // With V8's default, up to 64 MB of read buffers pile up before they are collected, and web takes
  // 27 MB more when idle. So little is collected sooner than other threads are woken for it. All of
  // the heap is looked through again once it has grown by 60 percent, buffers included: by default
  // after 8 MB, which takes as much of the processor as sending large prints does
  interpreter_args: '--max-semi-space-size=1 --no-parallel-scavenge --heap-growing-percent=60',
  // Start the receiver only once web answers, so that they do not compete for the CPU
  wait_ready: true
}

const receiver = {
  ...always,
  name: 'receiver',
  script: 'apps/receiver/index.ts',
  interpreter: 'node',
  interpreter_args: '--max-semi-space-size=1 --single-threaded-gc',
  filter_env: SECRETS,
  env: {
    // Use the bundled font, so that text watermarks look the same on every machine
    FONTCONFIG_FILE: join(import.meta.dirname, 'fonts/fonts.conf')
  }
}

// Start order: the broker takes longest to boot, and web should answer as soon as possible
export const apps = AMQP_URL || CLOUDAMQP_URL ? [web, receiver] : [rabbitmq, web, receiver]
