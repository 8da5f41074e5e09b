/** The page of who runs the darkroom. */
export const operators = {
  title: 'Status',
  heading: 'How the darkroom is',
  taking: {
    yes: 'Photographs are accepted just now.',
    noReceiver: 'Photographs are accepted just now. They wait: no receiver is at work.',
    full: 'No photograph is accepted just now: the darkroom is full until some prints are made.',
    brokerAway: 'No photograph is accepted just now: the message broker cannot be reached.',
    brokerBlocked: 'No photograph is accepted just now: the message broker takes no messages.',
    storageAway: 'No photograph is accepted just now: the storage cannot be written.'
  },
  lost: 'The server does not answer. What stands here is from before.',

  waiting: 'Prints waiting',
  receivers: 'Receivers',
  broker: 'Message broker',
  brokerIs: { connected: 'connected', blocked: 'takes no messages', away: 'not reached' },
  storage: 'Storage',
  storageIs: { writable: 'can be written', away: 'cannot be written' },
  version: 'Version',
  uptime: 'Up for',
  unknown: 'not known',

  door: 'For those who run it',
  doorHint: 'Queues, receivers, throughput and failures open with the token.',
  noToken:
    'The rest of this page opens with a token. This server has none: its variable OPERATOR_TOKEN sets it.',
  token: 'Token',
  tokenHint: 'The value of OPERATOR_TOKEN on this server.',
  open: 'Open',
  wrong: 'That is not the token.',
  leave: 'Lock again',

  queue: 'Queue',
  queued: 'Waiting',
  retrying: 'To be tried again',
  dead: 'Dead letters',

  noReceivers: 'None has told of itself in the last seconds.',
  receiver: (number: number) => `Receiver ${number}`,
  inHand: 'In hand',
  inHandOf: (inHand: string, concurrency: string) => `${inHand} of ${concurrency}`,
  memory: 'Memory',
  room: 'Free for pixels',
  roomOf: (free: string, room: string) => `${free} of ${room}`,

  throughput: 'The last hour',
  since: 'Heard by this web process, which began',
  chart: (done: string, failed: string) =>
    `Bars for each of the last 60 minutes: ${done} done, ${failed} failed.`,
  done: 'Done',
  failed: 'Failed',
  counted: (label: string, count: string, most: string) =>
    `${label}: ${count}, at most ${most} in a minute`,
  hourAgo: '60 minutes ago',
  now: 'now',
  inFigures: 'In figures',
  minutesAgo: 'Minutes ago',

  failures: 'Failures',
  noFailures: 'None.',
  noReason: 'The reason is not known: it was asked for again, or erased.',

  web: 'This web process',
  heap: 'of that, JavaScript'
}
