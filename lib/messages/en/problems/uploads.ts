import type { Words } from '../words.ts'

/** What can be wrong with what is sent. */
export const uploads = {
  'no-image': {
    title: 'No image was sent',
    detail: 'Send one image or several as the multipart field "data", or one as the raw body.'
  },
  'wrong-field': {
    title: 'The image came in the wrong field',
    detail: 'A file came in the field "{field}": send it as "data".'
  },
  'empty-image': {
    title: 'The file is empty',
    detail: '"{name}" has no bytes. Was it saved completely?'
  },
  'upload-cut-off': {
    title: 'The upload ended early',
    detail: 'The connection or the multipart body ended before the image did. Send it again.'
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
  }
} satisfies Record<string, Words>
