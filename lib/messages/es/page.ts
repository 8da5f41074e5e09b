import type { PageWords } from '../en/page.ts'
import { batch } from './batch.ts'
import { compare } from './compare.ts'
import { mine } from './mine.ts'
import { operators } from './operators.ts'
import { upload } from './upload.ts'

export const page: PageWords = {
  siteTitle: 'Revelado, un cuarto oscuro',
  home: 'Volver al cuarto oscuro',
  skip: 'Ir al contenido',

  heading: 'Entran fotografías, salen copias',
  lead: 'Cada fotografía espera su turno, se revela en este servidor y aparece en una página que solo se abre con su dirección.',
  closed:
    'Ahora mismo no se puede contactar con el intermediario de mensajes. Es posible que tenga que repetir dentro de un momento lo que envíe.',

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
  namedHint:
    'Cada una tiene sus tratamientos, su tamaño y su formato. Los programas la piden por su nombre.',
  treatments: 'Tratamientos',
  treatmentsHint: 'Cada tratamiento que marque da una copia aparte.',
  parametersOf: (label) => `${label}: ajustes`,
  print: 'Copia',
  printHint: 'Para cada tratamiento que marque.',
  automatic: 'auto',
  originalFormat: 'el que se envió',
  ownRecipe: 'Escribir una receta',
  ownRecipeHint:
    'Una copia más: los tratamientos en orden, separados por comas; output va al final.',
  develop: 'Revelar',
  sending: 'Enviando…',

  kept: (time) => `Se guardan durante ${time}.`,
  keptOnDisk: (time) =>
    `Se guardan durante ${time} o hasta que se pierda el disco de este servidor, lo que ocurra antes: descargue lo que quiera conservar.`,
  hours: (count, one) => (one ? `${count} hora` : `${count} horas`),

  goes: 'Se borra',
  goesOnDisk: 'o cuando se pierda el disco de este servidor',
  original: 'Original',
  progress: (parts) => `Copias: ${parts}`,
  ready: (count) => (count === 1 ? '1 lista' : `${count} listas`),
  underWay: (count) => `${count} en camino`,
  failed: (count) => `${count} con error`,
  noPrints: 'Aún no se ha pedido ninguna copia.',
  unattended: 'Ahora no trabaja ningún receptor: lo que espera se revela en cuanto haya uno.',
  inLine: (place) => (place === 1 ? 'La siguiente en la cola' : `La número ${place} en la cola`),
  status: {
    queued: 'Espera su turno',
    processing: 'En la cubeta',
    done: 'Lista',
    failed: 'Con error'
  },
  altOriginal: (name) => `El original: ${name}`,
  altPrint: (label, name) => `Copia de ${name}: ${label}`,
  notShown: (format) => `Los navegadores no muestran ${format}: descárguela para verla.`,
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
    carries: 'Lleva',
    nothing: 'nada más que sus píxeles'
  },
  spaces: { rgb: 'RGB', gray: 'gris', cmyk: 'CMYK' },
  removed: 'No está en la copia',
  carried: {
    exif: 'datos de la cámara (EXIF)',
    gps: 'el lugar (GPS)',
    icc: 'perfil de color (ICC)',
    xmp: 'XMP',
    iptc: 'IPTC'
  },
  download: 'Descargar',
  downloadOf: (label) => `Descargar: ${label}`,
  tryAgain: 'Intentar de nuevo',
  contactSheet: 'Hoja de contactos',
  contactSheetHint: 'Una copia pequeña con cada tratamiento de tono y color, para elegir.',
  makeContactSheet: 'Hacer una hoja de contactos',
  contactSheetWaiting: 'Las copias pequeñas están en la cubeta.',
  contactSheetChoose: 'Elija una para tenerla en tamaño completo.',
  another: 'Otra copia',
  anotherHint: 'De la misma fotografía; no hace falta volver a enviarla.',
  erase: 'Borrar esta fotografía',
  eraseQuestion: '¿Borrar esta fotografía y todas sus copias?',
  eraseDetail: 'Desaparecen enseguida, para todos, y no se pueden recuperar.',
  eraseConfirm: 'Borrar todo',
  keep: 'Conservar',

  problem: 'Problema',
  advice: {
    upload: 'Vuelva atrás, elija de nuevo y envíe.',
    recipe: 'Vuelva atrás y cambie la receta; arriba se explica qué puede contener.',
    again: 'Espere un poco e inténtelo de nuevo.',
    againIn: (seconds) =>
      seconds === 1 ? 'Inténtelo en un segundo.' : `Inténtelo en ${seconds} segundos.`,
    waiting: 'Aparecerá en la página de su fotografía.'
  },
  toImage: 'Ver la fotografía',

  batch,
  compare,
  upload,
  mine,
  operators
}
