/** The status page and what it shows to operators. */
export const operators = {
  title: 'Status',
  heading: 'Darkroom status',
  taking: {
    yes: 'Photographs are being accepted.',
    noReceiver: 'Photographs are being accepted, but not developed: no receiver is running.',
    full: 'Photographs are not accepted right now: the queue is full until some prints are done.',
    brokerAway: 'Photographs are not accepted right now: the message broker is unreachable.',
    brokerBlocked: 'Photographs are not accepted right now: the message broker refuses messages.',
    storageAway: 'Photographs are not accepted right now: the storage is not writable.'
  },
  lost: 'The server is not responding. This is its last known status.',

  waiting: 'Prints waiting',
  receivers: 'Receivers',
  broker: 'Message broker',
  brokerIs: { connected: 'connected', blocked: 'refuses messages', away: 'unreachable' },
  storage: 'Storage',
  storageIs: { writable: 'writable', away: 'not writable' },
  access: 'Open to',
  accessIs: { open: 'everyone who reaches it', keys: 'holders of a key' },
  version: 'Version',
  uptime: 'Uptime',
  unknown: 'unknown',

  door: 'For operators',
  doorHint: 'Queues, receivers, throughput and failures require the token.',
  noToken:
    'The rest of this page requires a token, and this server has none: the README says how to set one.',
  needsKey: 'The rest of this page requires a key that may operate.',
  token: 'Token',
  tokenHint: 'As it is set on this server.',
  open: 'Open',
  wrong: 'Wrong token.',
  leave: 'Lock again',

  queue: 'Queue',
  queued: 'Waiting',
  lanes: {
    first: 'of which previews',
    images: 'of which within a fair share',
    bulk: 'of which beyond it'
  },
  retrying: 'To be retried',
  dead: 'Dead letters',

  noReceivers: 'None has reported in the last few seconds.',
  receiver: (number: number) => `Receiver ${number}`,
  inHand: 'In progress',
  inHandOf: (inHand: string, concurrency: string) => `${inHand} of ${concurrency}`,
  memory: 'Memory',
  workers: 'Its workers',
  workersOf: (bytes: string, count: string) => `${bytes} in ${count}`,
  container: 'The whole container',
  room: 'Free for images',
  roomOf: (free: string, room: string) => `${free} of ${room}`,

  throughput: 'The last hour',
  since: 'Recorded by this web process, started',
  chart: (done: string, failed: string) =>
    `Bars for each of the last 60 minutes: ${done} done, ${failed} failed.`,
  done: 'Done',
  failed: 'Failed',
  counted: (label: string, count: string, most: string) =>
    `${label}: ${count}, at most ${most} a minute`,
  hourAgo: '60 minutes ago',
  now: 'now',
  inFigures: 'In figures',
  minutesAgo: 'Minutes ago',

  failures: 'Failures',
  noFailures: 'None.',
  noReason: 'Reason unknown: the print was requested again or erased.',

  web: 'This web process',
  heap: 'of which JavaScript'
}
