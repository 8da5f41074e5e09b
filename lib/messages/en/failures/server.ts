import type { BrokerTroubles, ServerProblems, StorageTroubles } from '#lib/failures/server.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

/** What this server cannot do at the moment, or not for everybody. */
const problems: Titled<ServerProblems> = {
  'queue-full': {
    title: 'The darkroom is full',
    detail: 'The queue is full ({limit.measured} of {limit.allowed}). Try again soon.'
  },
  unexpected: {
    title: 'Something went wrong on our side',
    detail: 'Nothing was accepted. The server’s log gives the cause under request {request}.'
  },
  'broker-away': {
    title: 'No images can be accepted at the moment',
    detail: '{reason} Nothing was saved. Try again soon.'
  },
  'storage-away': {
    title: 'No images can be accepted at the moment',
    detail: '{reason} Nothing was saved. Try again soon.'
  },
  stopping: {
    title: 'This server is stopping',
    detail: 'Nothing was accepted. Try again soon, when its successor answers.'
  },
  'storage-full': {
    title: 'The storage is full',
    detail: 'There is no room for the image. Nothing was saved. Try again later.'
  },
  'too-slow': {
    title: 'The request was too slow',
    detail: 'It did not arrive within the time allowed. Send it again.'
  },
  'rate-limited': {
    title: 'Too many requests',
    detail:
      'You may make {limit.allowed} requests in {seconds} seconds. Try again in {wait} seconds.'
  },
  'too-many-uploads': {
    title: 'Too many uploads at once',
    detail: 'Others are still being received. Try again in a few seconds.'
  },
  'too-many-images': {
    title: 'You have too many images here',
    detail: 'You may have {limit.allowed} at a time. Erase some, or wait until they expire.'
  },
  'quota-full': {
    title: 'There is no room for this',
    detail:
      'Photographs and prints may take up to {limit.allowed:bytes}; with this, it would be {limit.measured:bytes}. Nothing was saved.'
  },
  'too-many-streams': {
    title: 'Too many event streams',
    detail:
      'Up to {limit.allowed} may be open. Close one of them, or ask for the page now and then instead.'
  },
  'preview-overtaken': {
    title: 'A newer preview was asked for',
    detail: 'This one was left out for a newer one of the same image.'
  },
  'too-many-previews': {
    title: 'Too many previews at once',
    detail: 'Others are still being made for you. Ask again when one of them is there.'
  },
  'no-preview': {
    title: 'There is no preview just now',
    detail: 'It could not be made in time. Prints are not affected. Try again soon.'
  }
}

const broker: Sentences<BrokerTroubles> = {
  'broker-not-connected': 'The message broker is not connected.',
  'broker-blocked': ({ short }) =>
    `The message broker is not accepting messages${short === null ? '' : `: it is low on ${short}`}.`,
  'broker-refuses': 'The message broker answers, but cannot be used.',
  'broker-lost': 'The connection to the message broker was lost before it confirmed the job.',
  'broker-unconfirmed': 'The message broker did not confirm the job in time.',
  'queue-missing': 'The message broker has no queue {queue}.'
}

const storage: Sentences<StorageTroubles> = {
  'no-space': 'The storage has no space left.',
  'read-only': 'The storage is read-only.',
  'no-permission': 'This server may not write to its storage.',
  'no-folder': 'The storage is not where it should be.',
  'too-many-open-files': 'The storage has too many files open.',
  'disk-fault': 'The storage’s disk reports an error.',
  'store-away': 'The object store is away.',
  'store-refuses':
    'The object store refuses: its bucket, or what this server shows it, is not right.'
}

export const server = { ...problems, ...broker, ...storage }
