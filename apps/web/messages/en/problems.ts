export type Words = { title: string; detail: string }

/** `{name}` stands for a parameter of the problem, `{name:bytes}` for one that counts bytes. */
export const problems = {
  'no-image': {
    title: 'No image was sent',
    detail: 'Send one image or several as the multipart field "data", or one as the raw body.'
  },
  'wrong-field': {
    title: 'The image came in the wrong field',
    detail: 'A file came in the field "{field}": send it as "data".'
  },
  'no-recipe': {
    title: 'No print was asked for',
    detail: 'Tick a treatment, or say which recipe, as {"recipe": "grayscale"}.'
  },
  'empty-image': {
    title: 'The file is empty',
    detail: '"{name}" has no bytes. Was it saved completely?'
  },
  'upload-cut-off': {
    title: 'The upload ended early',
    detail: 'The connection or the multipart body ended before the image did. Send it again.'
  },
  'bad-request': { title: 'The request cannot be understood', detail: '{reason}' },
  'wrong-token': {
    title: 'That is not the token',
    detail: 'Send the value that OPERATOR_TOKEN has on this server, as Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Too many tokens are being tried',
    detail: 'They are looked at one after the other, wrong ones with a pause. Try again soon.'
  },
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
  'too-slow': {
    title: 'The request came too slowly',
    detail: 'It was not here within the time allowed. Send it again.'
  },
  'nothing-ready': {
    title: 'No print of this batch is ready',
    detail:
      'A ZIP would be empty: {queued} wait their turn, {processing} are in the tray, {failed} failed.'
  },
  'too-large': {
    title: 'The file is too large',
    detail:
      'An image may have {limit:bytes}; this has {measured:bytes} or more. {variable} changes that.'
  },
  'request-too-large': {
    title: 'The request is too large',
    detail: 'Besides images, a request may bring {fields} fields, or {bytes:bytes} of JSON.'
  },
  'too-many-files': {
    title: 'Too many images at once',
    detail:
      'One request may bring {limit} images. Send the rest in another; {variable} changes that.'
  },
  'not-an-image': {
    title: 'This is not an image that can be developed',
    detail: '"{name}" holds no {formats}: what its bytes say counts, not its name.'
  },
  heic: {
    title: 'HEIC photographs cannot be read here',
    detail:
      '"{name}" is one. Send it as JPEG: an iPhone makes them with Settings, Camera, Formats, Most Compatible.'
  },
  'svg-off': {
    title: 'SVG is not taken here',
    detail:
      '"{name}" is an SVG. ALLOW_SVG=true on the server takes them; a PNG of it is always taken.'
  },
  'wrong-content': {
    title: 'This content type is not taken here',
    detail: 'Content-Type {mediaType} is not taken here: send {allowed}.'
  },
  'bad-range': {
    title: 'That range is outside of the file',
    detail: 'The file has {bytes} bytes; the range asked for lies outside of them.'
  },
  'broken-image': {
    title: 'The image is broken',
    detail: '"{name}" begins like {format}, but its size cannot be read. Was it saved completely?'
  },
  'too-many-pixels': {
    title: 'The image has too many pixels',
    detail: 'An image may have {limit} pixels; this has {measured}. {variable} changes that.'
  },
  'side-too-long': {
    title: 'The image is too long or too wide',
    detail: 'A side may have {limit} pixels; this has {measured}. {variable} changes that.'
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
  'queue-full': {
    title: 'The darkroom is full',
    detail:
      '{measured} prints wait already; {limit} may. Send it again soon; {variable} changes that.'
  },
  'headers-too-large': {
    title: 'The headers are too large',
    detail: 'Address and headers together may have 16 kB.'
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
  }
} satisfies Record<string, Words>

export type ProblemCode = keyof typeof problems
