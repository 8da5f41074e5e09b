import type { BrokerTroubles, ServerProblems, StorageTroubles } from '#lib/failures/server.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

/** What this server cannot do at the moment, or not for everybody. */
const problems: Titled<ServerProblems> = {
  'queue-full': {
    title: 'The darkroom is full',
    detail: 'The queue is full ({limit.measured} of {limit.allowed}). Send it again soon.'
  },
  unexpected: {
    title: 'Something went wrong on our side',
    detail: 'Nothing was accepted. The log names the cause under request {request}.'
  },
  'broker-away': {
    title: 'No image can be accepted just now',
    detail: '{reason} Nothing was kept; send it again soon.'
  },
  'storage-away': {
    title: 'No image can be accepted just now',
    detail: '{reason} Nothing was kept; send it again soon.'
  },
  stopping: {
    title: 'This server is stopping',
    detail: 'Nothing was accepted. Send it again: its successor answers soon.'
  },
  'storage-full': {
    title: 'The storage is full',
    detail: 'There is no room for the image. Nothing was kept; send it later.'
  },
  'too-slow': {
    title: 'The request came too slowly',
    detail: 'It was not here within the time allowed. Send it again.'
  },
  'wrong-token': {
    title: 'That is not the token',
    detail: 'Send the operators’ token of this server, as Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Too many tokens are being tried',
    detail: 'They are looked at one after the other, wrong ones with a pause. Try again soon.'
  }
}

const broker: Sentences<BrokerTroubles> = {
  'broker-not-connected': 'The message broker is not connected.',
  'broker-blocked': ({ short }) =>
    `The message broker takes no messages for now${short === null ? '' : `: it is low on ${short}`}.`,
  'broker-lost': 'The message broker was lost before it confirmed the job.',
  'broker-unconfirmed': 'The message broker did not confirm the job in time.',
  'queue-missing': 'The message broker has no queue {queue}.'
}

const storage: Sentences<StorageTroubles> = {
  'no-space': 'The storage has no room left.',
  'read-only': 'The storage can only be read.',
  'no-permission': 'This server may not write to its storage.',
  'no-folder': 'The storage is not where it should be.',
  'too-many-open-files': 'The storage has too many files open.',
  'disk-fault': 'The storage’s disk does not write.'
}

export const server = { ...problems, ...broker, ...storage }
