import type { RequestFaults, RequestProblems } from '#lib/failures/requests.ts'
import type { Status } from '#lib/images/result-state.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

/** Requests that cannot be fulfilled. */
const problems: Titled<RequestProblems> = {
  'no-recipe': {
    title: 'No print was asked for',
    detail: 'Tick a treatment, or say which recipe, as {"recipe": "grayscale"}.'
  },
  'bad-request': { title: 'The request cannot be understood', detail: '{reason}' },
  'cross-site': {
    title: 'Another site sent this form',
    detail:
      'Forms are taken from this site alone. Programs are welcome: they send no Sec-Fetch-Site.'
  },
  'not-found': {
    title: 'There is nothing here',
    detail: 'No page has the address {path}. The start is at /.'
  },
  'no-such-image': {
    title: 'There is no such image',
    detail:
      'No image has the id "{id}". It was erased, its time ran out, or the address is mistyped.'
  },
  'no-such-batch': {
    title: 'There is no such batch',
    detail:
      'No batch has the id "{id}". It was erased, its time ran out, or the address is mistyped.'
  },
  'no-such-treatment': {
    title: 'There is no such treatment',
    detail: ({ name, allowed, nearest }, { list }) =>
      `No treatment is called "${name}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`} There are: ${list(allowed)}.`
  },
  'never-asked': {
    title: 'This result was never asked for',
    detail: 'Nobody asked for "{recipe}" of this image. POST it to {url}.'
  },
  'wrong-method': {
    title: 'This address does not take that method',
    detail: '{path} takes {allowed}, not {method}.'
  },
  'not-acceptable': {
    title: 'The print would not be of the type you accept',
    detail:
      'The recipe "{recipe}" gives {mediaType}; Accept allows {accept}. Add output:format=… to it.'
  },
  'nothing-ready': {
    title: 'No print of this batch is ready',
    detail:
      'A ZIP would be empty: {queued} wait their turn, {processing} are in the tray, {failed} failed.'
  },
  'bad-range': {
    title: 'That range is outside of the file',
    detail: 'The file has {bytes} bytes; the range asked for lies outside of them.'
  },
  'bad-recipe': { title: 'The recipe cannot be followed', detail: '{reason}' },
  'bad-batch': {
    title: 'No batch can be made of this',
    detail: 'Send {"images": ["…", "…"]}: the ids of 1 to {limit.allowed} images that are here.'
  },
  'twice-in-batch': {
    title: 'An image is named twice',
    detail: 'The image "{id}" stands twice among the images of the batch: name it once.'
  },
  'result-failed': { title: 'The image could not be developed', detail: '{reason}' },
  'result-waiting': {
    title: 'The print is not ready yet',
    detail: ({ state }) => `${states[state]}. Ask again, or send Prefer: wait=20.`
  },
  'headers-too-large': {
    title: 'The headers are too large',
    detail: 'Address and headers together may have 16 kB.'
  }
}

const states: Record<Status, string> = {
  queued: 'It waits its turn',
  processing: 'It is being developed',
  done: 'It is ready now',
  failed: 'It has failed'
}

/** Why a request cannot be understood. */
const faults: Sentences<RequestFaults> = {
  'not-http': 'It is not valid HTTP.',
  'bad-address':
    'Its address is not encoded as addresses are: after a % stand two hexadecimal digits.',
  'empty-json': 'Its Content-Type says JSON, but its body is empty.',
  'malformed-json': 'Its body is not valid JSON.',
  'malformed-multipart': 'Its multipart body is malformed.',
  'no-boundary': 'Its Content-Type is multipart/form-data, but names no boundary.',
  'forbidden-field': 'One of its fields has a name that is not allowed.',
  'wrong-length': 'Its body is not as long as Content-Length says.',
  'unclear-request': 'Its headers or its body are malformed.'
}

export const requests = { ...problems, ...faults }
