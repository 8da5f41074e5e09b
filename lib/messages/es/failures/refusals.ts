import type {
  DrawingPart,
  ImageFaults,
  ImagePart,
  MetadataPart,
  Refusals,
  Subject,
  UnreadKind
} from '#lib/failures/refusals.ts'
import type { Sentences, Titled } from '../../failure-words.ts'
import { fileOf } from './file-of.ts'

const images: Titled<ImageFaults> = {
  'not-an-image': {
    title: 'Esto no es una imagen que se pueda revelar',
    detail: ({ name, formats }, { either }) =>
      `${fileOf(name)} no es un archivo ${either(formats)}, diga lo que diga su nombre.`
  },
  heic: {
    title: 'Aquí no se pueden leer fotografías HEIC',
    detail: ({ name }) =>
      `${fileOf(name)} es HEIC. Expórtelo como JPEG (en un iPhone: Ajustes, Cámara, Formatos, El más compatible).`
  },
  'raw-file': {
    title: 'Este archivo RAW no contiene una imagen',
    detail: ({ name, kind }) =>
      `${fileOf(name)} es un archivo RAW de cámara (${kind}) sin una imagen de al menos la mitad de su tamaño dentro. Revélelo con un programa para RAW, expórtelo como JPEG y envíe ese archivo.`
  },
  'side-too-long': {
    title: 'La imagen es demasiado larga o ancha',
    detail: ({ subject, width, height, limit }, { number }) =>
      `${has[subject]} ${width} × ${height} píxeles; un lado puede tener ${number(limit.allowed)} como mucho.`
  },
  'too-many-pixels': {
    title: 'La imagen tiene demasiados píxeles',
    detail: ({ subject, width, height, frames, limit }, { number }) =>
      `${has[subject]} ${number(limit.measured)} píxeles (${width} × ${height}${times(frames)}); se admiten ${number(limit.allowed)} como mucho.`
  }
}

const results: Sentences<Refusals> = {
  damaged:
    'La imagen está dañada: no se puede leer entera. Envíela de nuevo, o envíe otra copia de ella.',
  'cut-short':
    'El archivo de la imagen está incompleto: termina antes de tiempo. ¿Se guardó por completo? Envíelo de nuevo.',
  'drawing-refused': ({ part }) => `Este SVG ${drawingParts[part]}. Guárdelo como PNG y envíe ese.`,
  'kind-not-read': ({ format, kind }) =>
    `Este ${format.toUpperCase()} es de una clase que aquí no se lee${kinds[kind]}. Guárdelo como un JPEG o PNG corriente y envíe ese.`,
  'too-many-frames': ({ subject, frames, limit }, { number }) =>
    `${has[subject]} ${number(frames)} fotogramas; se admiten ${number(limit.allowed)} como mucho.`,
  'too-many-parts': ({ subject, part, limit }, { number }) =>
    `${has[subject]} ${number(limit.measured)} ${parts[part]}; el límite es ${number(limit.allowed)}. Ninguna cámara llega a tanto: guárdela de nuevo con otro programa y envíela.`,
  'metadata-too-large': ({ subject, part, limit }, { bytes }) =>
    `${carries[subject]} al menos ${bytes(limit.measured)} de ${metadata[part]}; el límite es ${bytes(limit.allowed)}. Guárdela sin eso con otro programa y envíela de nuevo.`,
  'contradictory-size': ({ subject, width, height, claimed }) =>
    `${has[subject]} ${width} × ${height} píxeles, pero su archivo dice ${claimed.width} × ${claimed.height}: está dañada. Envíe otra copia.`,
  'too-long-for-format':
    'La copia tendría {width} × {height} píxeles; en {format} caben {limit.allowed} por lado como mucho. Redúzcala con resize o elija otro formato.',
  'too-much-memory':
    'Revelar la imagen ocuparía unos {limit.measured:bytes} de memoria; hay {limit.allowed:bytes}. Envíe una menor o pida una copia menor.',
  'print-too-large': ({ format, lossy, limit }, { number }) =>
    `En ${format} la copia ocupa ${number(limit.measured)} bytes${lossy ? ' con la calidad más baja' : ''}; se pidieron ${number(limit.allowed)} como mucho. Redúzcala con resize o elija otro formato.`,
  'nothing-left':
    'La imagen tiene {width} × {height} píxeles: ninguna parte de ella queda en {region}. Elija otra región.',
  'watermark-gone':
    'La marca de agua, la imagen {image}, no existe o se borró. Envíela de nuevo y use su nuevo identificador.',
  crashed:
    'No se pudo revelar la imagen: fallaron los {times} intentos. Pruebe otra receta, o envíe la imagen en otro formato.',
  'took-too-long':
    'Revelar la imagen llevó más de {limit.allowed} segundos. Envíe una más pequeña o pida menos pasos.',
  internal:
    'El propio cuarto oscuro falló con esta imagen, cada vez: es un fallo de su programa, no de la imagen. Dile a quien lo opera {id}: también está en el registro.',
  'record-unreadable': 'El almacenamiento ha dañado el registro de esta copia. Pídala de nuevo.',
  unclassified: '{sentence}'
}

export const refusals = { ...images, ...results }

const has: Record<Subject, string> = {
  image: 'La imagen tiene',
  watermark: 'La marca de agua tiene',
  print: 'La copia tendría'
}

const times = (frames: number) => (frames > 1 ? `, ${frames} fotogramas` : '')

const kinds: Record<UnreadKind, string> = {
  animated: ': es una animación',
  channels: ': tiene demasiados canales',
  colours: ': guarda los colores de un modo poco común',
  compression: ': usa una compresión poco común',
  float:
    ': sus muestras son números de coma flotante de un tipo poco común (se leen los de 32 bits de 0 a 1)',
  process: ': es un JPEG sin pérdida o jerárquico',
  'sample-bits': ': sus muestras tienen un número de bits poco común',
  signed: ': sus muestras son números con signo',
  'tiled-planes': ': combina teselas con planos de color separados',
  other: ''
}

const carries: Record<Subject, string> = {
  image: 'La imagen lleva',
  watermark: 'La marca de agua lleva',
  print: 'La copia llevaría'
}

const parts: Record<ImagePart, string> = {
  scans: 'pasadas progresivas',
  sections: 'secciones',
  frames: 'fotogramas',
  tiles: 'teselas',
  pages: 'páginas',
  tags: 'campos de metadatos'
}

const metadata: Record<MetadataPart, string> = {
  icc: 'perfil de color',
  exif: 'metadatos EXIF',
  xmp: 'metadatos XMP',
  text: 'texto',
  other: 'datos de otros programas'
}

const drawingParts: Record<DrawingPart, string> = {
  entities: 'declara entidades, que aquí no se leen',
  links: 'remite a otros archivos, que aquí no se abren',
  encoding: 'no está en UTF-8',
  size: 'es un archivo demasiado grande para dibujarlo aquí',
  elements: 'tiene demasiados elementos para dibujarlo aquí'
}
