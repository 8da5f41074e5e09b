import type { PageWords } from '../en/page.ts'
import { batch } from './batch.ts'
import { chain } from './chain.ts'
import { compare } from './compare.ts'
import { footer } from './footer.ts'
import { key } from './key.ts'
import { mine } from './mine.ts'
import { operators } from './operators.ts'
import { studio } from './studio.ts'
import { upload } from './upload.ts'

export const page: PageWords = {
  siteTitle: 'Revelado, un cuarto oscuro',
  home: 'Volver al cuarto oscuro',
  skip: 'Ir al contenido',

  heading: 'Entran fotografías, salen copias',
  lead: 'Cada fotografía tiene su página privada: solo quien tenga el enlace puede abrirla.',
  closed:
    'Ahora no se pueden aceptar fotografías: no hay conexión con el intermediario de mensajes. Inténtelo dentro de un momento.',

  photographs: 'Fotografías',
  choose: 'Elegir fotografías',
  drop: 'o soltarlas aquí',
  formats: (list) => `${list}.`,
  limits: (files, size) =>
    files === 1
      ? `Una cada vez, de ${size} como máximo.`
      : `Hasta ${files} a la vez, de ${size} cada una como máximo.`,
  tooLarge: (size) => `{name} ocupa más de ${size}.`,

  named: 'Copias ya preparadas',
  namedHint: 'Tratamientos, tamaño y formato en un clic; en la API, con @nombre.',
  treatments: 'Tratamientos',
  treatmentsHint: 'Cada casilla que marque da una copia aparte.',
  parametersOf: (label) => `${label}: ajustes`,
  print: 'Copia',
  printHint: 'Se aplica a cada tratamiento que marque.',
  automatic: 'auto',
  originalFormat: 'igual que el original',
  ownRecipe: 'Escribir una receta',
  ownRecipeHint:
    'Da una copia más. Escriba los tratamientos en orden, separados por comas; output va al final.',
  develop: 'Revelar',
  sending: 'Enviando…',

  kept: (time) => `Se borran al cabo de ${time}.`,
  keptOnDisk: (time) =>
    `Se borran al cabo de ${time}, o antes si el servidor pierde su disco. Descargue lo que quiera conservar.`,
  hours: (count, one) => (one ? `${count} hora` : `${count} horas`),

  goes: 'Se borra',
  goesOnDisk: 'o antes si el servidor pierde su disco',
  original: 'Original',
  progress: (parts) => `Copias: ${parts}`,
  ready: (count) => (count === 1 ? '1 lista' : `${count} listas`),
  underWay: (count) => `${count} en curso`,
  failed: (count) => `${count} con error`,
  labelled: (label, text) => `${label}: ${text}`,
  noPrints: 'Aún no se ha pedido ninguna copia.',
  unattended:
    'Ahora no hay ningún receptor en marcha. Las copias en espera se revelarán en cuanto haya uno.',
  inLine: (place) => (place === 1 ? 'La siguiente en la cola' : `La número ${place} en la cola`),
  status: {
    queued: 'En la cola',
    processing: 'Revelando…',
    done: 'Lista',
    failed: 'Con error'
  },
  altOriginal: (name) => `El original: ${name}`,
  altPrint: (label, name) => `Copia de ${name}: ${label}`,
  notShown: (format) => `Los navegadores no muestran ${format}: esta es una copia pequeña en WebP.`,
  recipe: 'Receta',
  size: 'Tamaño',
  file: 'Archivo',
  time: 'Tiempo',
  facts: {
    frames: 'Fotogramas',
    colour: 'Color',
    bits: (depth) => (depth === 1 ? '1 bit' : `${depth} bits`),
    mainColour: 'Color principal',
    orientation: 'Orientación',
    carries: 'Metadatos',
    nothing: 'ninguno'
  },
  spaces: { rgb: 'RGB', gray: 'gris', cmyk: 'CMYK' },
  removed: 'Quitado de la copia',
  carried: {
    exif: 'datos de la cámara (EXIF)',
    gps: 'ubicación (GPS)',
    icc: 'perfil de color (ICC)',
    xmp: 'XMP',
    iptc: 'IPTC',
    c2pa: 'credenciales de contenido (C2PA)',
    gainMap: 'mapa de ganancia HDR'
  },
  download: 'Descargar',
  downloadOf: (label) => `Descargar: ${label}`,
  tryAgain: 'Intentar de nuevo',
  contactSheet: 'Hoja de contactos',
  contactSheetHint: 'Una copia pequeña con cada tratamiento de tono y color, para elegir.',
  makeContactSheet: 'Hacer una hoja de contactos',
  contactSheetWaiting: 'Las copias pequeñas se están revelando…',
  contactSheetChoose: 'Elija una para obtenerla a tamaño completo.',
  another: 'Otra copia',
  anotherHint: 'De la misma fotografía; no hace falta volver a enviarla.',
  erase: 'Borrar esta fotografía',
  eraseQuestion: '¿Borrar esta fotografía y todas sus copias?',
  eraseDetail: 'Se borran de inmediato y para todos. No se puede deshacer.',
  eraseConfirm: 'Borrar todo',
  keep: 'Conservar',

  problem: 'Problema',
  advice: {
    upload: 'Vuelva atrás y elija de nuevo.',
    recipe: 'Vuelva atrás y cambie la receta como se indica arriba.',
    again: 'Espere un momento e inténtelo de nuevo.',
    againIn: (seconds) =>
      seconds === 1
        ? 'Inténtelo de nuevo en un segundo.'
        : `Inténtelo de nuevo en ${seconds} segundos.`,
    waiting: 'Aparecerá en la página de su fotografía.'
  },
  toImage: 'Volver a la fotografía',

  batch,
  chain,
  compare,
  footer,
  key,
  studio,
  upload,
  mine,
  operators
}
