import type { UploadProblems } from '#lib/failures/uploads.ts'
import type { Titled } from '../../failure-words.ts'
import { fileOf } from './file-of.ts'

export const uploads: Titled<UploadProblems> = {
  'no-image': {
    title: 'No se envió ninguna imagen',
    detail: 'Envíe una o varias imágenes en el campo multipart "data", o una sola como cuerpo.'
  },
  'wrong-field': {
    title: 'La imagen llegó en otro campo',
    detail: 'Un archivo llegó en el campo "{field}": envíelo como "data".'
  },
  'empty-image': {
    title: 'El archivo está vacío',
    detail: ({ name }) => `${fileOf(name)} no tiene ningún byte. ¿Se guardó por completo?`
  },
  'upload-cut-off': {
    title: 'El envío se cortó',
    detail: 'La conexión o el cuerpo multipart terminó antes que la imagen. Envíela de nuevo.'
  },
  'too-large': {
    title: 'El archivo es demasiado grande',
    detail: 'Una imagen puede tener {limit.allowed:bytes} como mucho; esta tiene más.'
  },
  'request-too-large': {
    title: 'La petición es demasiado grande',
    detail: 'Además de imágenes puede contener hasta {fields} campos o {bytes:bytes} de JSON.'
  },
  'too-many-files': {
    title: 'Demasiadas imágenes a la vez',
    detail: ({ limit: { allowed } }, { number }) =>
      allowed === 1
        ? 'Una petición puede contener una sola imagen. Envíe cada una en la suya.'
        : `Una petición puede contener hasta ${number(allowed)} imágenes. Envíe el resto en otra.`
  },
  'svg-off': {
    title: 'Aquí no se admite SVG',
    detail: ({ name }) => `${fileOf(name)} es un SVG. Envíelo como PNG.`
  },
  'wrong-content': {
    title: 'Aquí no se admite ese tipo de contenido',
    detail: ({ mediaType, allowed, example }, { either }) =>
      `${mediaType === null ? 'Falta Content-Type' : `No se admite Content-Type ${mediaType}`}: envíe ${either(allowed)}${example ? `, por ejemplo ${example} en JSON` : ''}.`
  },
  'broken-image': {
    title: 'La imagen está dañada',
    detail: ({ name, format }) =>
      `${fileOf(name)} empieza como ${format}, pero no se lee su tamaño. ¿Se guardó por completo?`
  }
}
