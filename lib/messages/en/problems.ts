import { server } from './problems/server.ts'
import { uploads } from './problems/uploads.ts'
import type { Words } from './words.ts'

/** `{name}` stands for a parameter of the problem, `{name:bytes}` for one that counts bytes. */
export const problems = {
  ...uploads,
  ...server,
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
    detail: 'No treatment is called "{name}". There are: {names}.'
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
    detail: 'Send {"images": ["…", "…"]}: the ids of 1 to {limit} images that are here.'
  },
  'twice-in-batch': {
    title: 'An image is named twice',
    detail: 'The image "{id}" stands twice among the images of the batch: name it once.'
  },
  'result-failed': { title: 'The image could not be developed', detail: '{reason}' },
  'result-waiting': {
    title: 'The print is not ready yet',
    detail: 'It is {state}. Ask again, or send Prefer: wait=20.'
  },
  'headers-too-large': {
    title: 'The headers are too large',
    detail: 'Address and headers together may have 16 kB.'
  }
} satisfies Record<string, Words>

export type ProblemCode = keyof typeof problems
