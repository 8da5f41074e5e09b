import type { Words } from '../words.ts'

/** What this server cannot do just now, or not for everybody. */
export const server = {
  'queue-full': {
    title: 'The darkroom is full',
    detail:
      '{measured} prints wait already; {limit} may. Send it again soon; {variable} changes that.'
  },
  unexpected: {
    title: 'Something went wrong on our side',
    detail: 'Nothing was accepted. The log names the cause under request {request}.'
  },
  'broker-away': {
    title: 'No image can be accepted just now',
    detail: 'The message broker {reason}. Nothing was kept; send it again soon.'
  },
  'storage-away': {
    title: 'No image can be accepted just now',
    detail: 'The storage cannot be written ({reason}). Nothing was kept; send it again soon.'
  },
  stopping: {
    title: 'This server is stopping',
    detail: 'Nothing was accepted. Send it again: its successor answers soon.'
  },
  'storage-full': {
    title: 'The storage is full',
    detail:
      'There is no room for the image in DATA_DIR or STORAGE. Nothing was kept; send it later.'
  },
  'too-slow': {
    title: 'The request came too slowly',
    detail: 'It was not here within the time allowed. Send it again.'
  },
  'wrong-token': {
    title: 'That is not the token',
    detail: 'Send the value that OPERATOR_TOKEN has on this server, as Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Too many tokens are being tried',
    detail: 'They are looked at one after the other, wrong ones with a pause. Try again soon.'
  }
} satisfies Record<string, Words>
