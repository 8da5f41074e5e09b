import type { UploadProblems } from '#lib/failures/uploads.ts'
import type { Titled } from '../../failure-words.ts'
import { fileOf } from './file-of.ts'

/** What can be wrong with an upload. */
export const uploads: Titled<UploadProblems> = {
  'no-image': {
    title: 'No image was sent',
    detail: 'Send one or more images in the multipart field "data", or one as the raw body.'
  },
  'wrong-field': {
    title: 'The image was sent in the wrong field',
    detail: 'A file was sent in the field "{field}": send it as "data".'
  },
  'empty-image': {
    title: 'The file is empty',
    detail: ({ name }) => `${fileOf(name)} has no bytes. Was it saved completely?`
  },
  'upload-cut-off': {
    title: 'The upload ended early',
    detail: 'The connection or the multipart body ended before the image did. Send it again.'
  },
  'too-large': {
    title: 'The file is too large',
    detail: 'An image may have at most {limit.allowed:bytes}; this one is larger.'
  },
  'request-too-large': {
    title: 'The request is too large',
    detail: 'Besides images, a request may contain up to {fields} fields, or {bytes:bytes} of JSON.'
  },
  'too-many-files': {
    title: 'Too many images at once',
    detail: ({ limit: { allowed } }, { number }) =>
      allowed === 1
        ? 'A request may contain one image. Send each in a request of its own.'
        : `A request may contain up to ${number(allowed)} images. Send the rest in another.`
  },
  'svg-off': {
    title: 'SVG is not accepted here',
    detail: ({ name }) => `${fileOf(name)} is an SVG. Send it as PNG.`
  },
  'wrong-content': {
    title: 'This content type is not accepted here',
    detail: ({ mediaType, allowed, example }, { either }) =>
      `${mediaType === null ? 'There is no Content-Type' : `Content-Type ${mediaType} is not accepted here`}: send ${either(allowed)}${example ? `, for example ${example} as JSON` : ''}.`
  },
  'broken-image': {
    title: 'The image is broken',
    detail: ({ name, format }) =>
      `${fileOf(name)} starts like ${format}, but its size cannot be read. Was it saved completely?`
  }
}
