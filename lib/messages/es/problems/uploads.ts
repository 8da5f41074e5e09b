import type { uploads as english } from '../../en/problems/uploads.ts'

export const uploads: typeof english = {
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
    detail: '"{name}" no tiene ningún byte. ¿Se guardó por completo?'
  },
  'upload-cut-off': {
    title: 'El envío se cortó',
    detail: 'La conexión o el cuerpo multipart terminó antes que la imagen. Envíela de nuevo.'
  },
  'too-large': {
    title: 'El archivo es demasiado grande',
    detail:
      'Una imagen puede tener {limit:bytes}; esta tiene {measured:bytes} o más. {variable} lo cambia.'
  },
  'request-too-large': {
    title: 'La petición es demasiado grande',
    detail: 'Además de imágenes puede traer {fields} campos o {bytes:bytes} de JSON.'
  },
  'too-many-files': {
    title: 'Demasiadas imágenes a la vez',
    detail:
      'Una petición puede traer {limit} imágenes. Envíe el resto en otra; {variable} lo cambia.'
  },
  'not-an-image': {
    title: 'Esto no es una imagen que se pueda revelar',
    detail: '"{name}" no contiene {formats}: cuenta lo que dicen sus bytes, no su nombre.'
  },
  heic: {
    title: 'Aquí no se pueden leer fotografías HEIC',
    detail:
      '"{name}" lo es. Envíela en JPEG: un iPhone las hace con Ajustes, Cámara, Formatos, El más compatible.'
  },
  'svg-off': {
    title: 'Aquí no se admite SVG',
    detail:
      '"{name}" es un SVG. Con ALLOW_SVG=true, el servidor los admite; en PNG se admite siempre.'
  },
  'wrong-content': {
    title: 'Aquí no se admite ese tipo de contenido',
    detail: 'No se admite Content-Type {mediaType}: envíe {allowed}.'
  },
  'broken-image': {
    title: 'La imagen está dañada',
    detail: '"{name}" empieza como {format}, pero no se lee su tamaño. ¿Se guardó por completo?'
  },
  'too-many-pixels': {
    title: 'La imagen tiene demasiados píxeles',
    detail: 'Una imagen puede tener {limit} píxeles; esta tiene {measured}. {variable} lo cambia.'
  },
  'side-too-long': {
    title: 'La imagen es demasiado larga o ancha',
    detail: 'Un lado puede tener {limit} píxeles; este tiene {measured}. {variable} lo cambia.'
  }
}
