import type { RequestFaults, RequestProblems } from '#lib/failures/requests.ts'
import type { Status } from '#lib/images/status.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

/** Requests that cannot be fulfilled. */
const problems: Titled<RequestProblems> = {
  'no-recipe': {
    title: 'No print was requested',
    detail: 'Tick a treatment, or send a recipe, such as {"recipe": "grayscale"}.'
  },
  'bad-request': { title: 'The request cannot be understood', detail: '{reason}' },
  'not-found': {
    title: 'Page not found',
    detail: 'There is no page at {path}. Start at /.'
  },
  'no-such-image': {
    title: 'There is no such image',
    detail: 'No image has the id "{id}". It was erased or has expired, or the address is mistyped.'
  },
  'no-such-batch': {
    title: 'There is no such batch',
    detail: 'No batch has the id "{id}". It was erased or has expired, or the address is mistyped.'
  },
  'no-such-treatment': {
    title: 'There is no such treatment',
    detail: ({ name, allowed, nearest }, { list }) =>
      `No treatment is called "${name}".${nearest === undefined ? '' : ` Did you mean "${nearest}"?`} Available: ${list(allowed)}.`
  },
  'never-asked': {
    title: 'This result was never requested',
    detail: 'Nobody requested "{recipe}" of this image. Request it with POST {url}.'
  },
  'wrong-method': {
    title: 'This address does not accept that method',
    detail: '{path} accepts {allowed}, not {method}.'
  },
  'not-acceptable': {
    title: 'The print would not be of a type you accept',
    detail:
      'The recipe "{recipe}" gives {mediaType}, but Accept only allows {accept}. Add output:format=… to the recipe.'
  },
  'nothing-ready': {
    title: 'No print of this batch is ready',
    detail: 'The ZIP would be empty: {queued} waiting, {processing} in the tray, {failed} failed.'
  },
  'file-changed': {
    title: 'The file is not the one you expect',
    detail: 'The condition in If-Match or If-Unmodified-Since does not hold for it.'
  },
  'file-damaged': {
    title: 'The file is damaged',
    detail:
      'This server’s disk has lost it, or part of it. Erase the print and ask for it again, or send the photograph again.'
  },
  'bad-range': {
    title: 'That range lies outside the file',
    detail: 'The file has {bytes} bytes; the requested range lies outside them.'
  },
  'bad-width': {
    title: 'That width is not offered',
    detail: 'The width is "{given}"; allowed: {allowed}.'
  },
  'bad-recipe': { title: 'The recipe cannot be followed', detail: '{reason}' },
  'bad-batch': {
    title: 'This cannot be made into a batch',
    detail:
      'Send {"images": ["…", "…"]} with the ids of 1 to {limit.allowed} images on this server.'
  },
  'twice-in-batch': {
    title: 'An image is listed twice',
    detail: 'The image "{id}" is listed twice in the batch: list it once.'
  },
  'too-many-results': {
    title: 'Too many prints',
    detail: ({ per, limit: { allowed } }, { number }) =>
      ({
        image: `An image may have up to ${number(allowed)} prints. Erase some of them first.`,
        request: `One request may ask for up to ${number(allowed)} prints. Ask for fewer at a time.`,
        batch: `The images of a batch may have up to ${number(allowed)} prints altogether. Ask for its images one by one, or for the ZIP of one recipe.`
      })[per]
  },
  'result-failed': { title: 'The image could not be developed', detail: '{reason}' },
  'result-waiting': {
    title: 'The print is not ready yet',
    detail: ({ state }) => `${states[state]}. Ask again soon, or send Prefer: wait=20.`
  },
  'headers-too-large': {
    title: 'The headers are too large',
    detail: 'The address and the headers together may take up to 16 kB.'
  }
}

const states: Record<Status, string> = {
  queued: 'It is waiting its turn',
  processing: 'It is being developed',
  done: 'It is ready now',
  failed: 'It has failed'
}

/** Why a request cannot be understood. */
const faults: Sentences<RequestFaults> = {
  'not-http': 'It is not valid HTTP.',
  'bad-address': 'Its address is badly encoded: a % must be followed by two hexadecimal digits.',
  'empty-json': 'Its Content-Type says JSON, but its body is empty.',
  'malformed-json': 'Its body is not valid JSON.',
  'malformed-multipart': 'Its multipart body is malformed.',
  'no-boundary': 'Its Content-Type is multipart/form-data, but names no boundary.',
  'forbidden-field': 'One of its fields has a name that is not allowed.',
  'wrong-length': 'Its body is not as long as Content-Length says.',
  'unclear-request': 'Its headers or its body are malformed.'
}

export const requests = { ...problems, ...faults }
