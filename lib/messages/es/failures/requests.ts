import type { RequestFaults, RequestProblems } from '#lib/failures/requests.ts'
import type { Status } from '#lib/images/status.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

const problems: Titled<RequestProblems> = {
  'no-recipe': {
    title: 'No se pidió ninguna copia',
    detail: 'Marque un tratamiento o envíe una receta, por ejemplo {"recipe": "grayscale"}.'
  },
  'bad-request': { title: 'No se entiende la petición', detail: '{reason}' },
  'not-found': {
    title: 'Página no encontrada',
    detail: 'No hay ninguna página en {path}. Empiece por /.'
  },
  'no-such-image': {
    title: 'No existe esa imagen',
    detail:
      'Ninguna imagen tiene el id "{id}". Se borró, venció su plazo o la dirección está mal escrita.'
  },
  'no-such-batch': {
    title: 'No existe ese lote',
    detail: 'Ningún lote tiene el id "{id}". Se borró, venció su plazo o la dirección está mal.'
  },
  'no-such-treatment': {
    title: 'No existe ese tratamiento',
    detail: ({ name, allowed, nearest }, { list }) =>
      `Ningún tratamiento se llama "${name}".${nearest === undefined ? '' : ` ¿Quiso decir "${nearest}"?`} Disponibles: ${list(allowed)}.`
  },
  'never-asked': {
    title: 'Nadie pidió este resultado',
    detail: 'Nadie pidió "{recipe}" de esta imagen. Pídalo con POST a {url}.'
  },
  'wrong-method': {
    title: 'Esta dirección no admite ese método',
    detail: '{path} admite {allowed}, no {method}.'
  },
  'not-acceptable': {
    title: 'La copia no sería del tipo que acepta',
    detail: 'La receta "{recipe}" da {mediaType}; Accept admite {accept}. Añádale output:format=….'
  },
  'nothing-ready': {
    title: 'Ninguna copia de este lote está lista',
    detail:
      'El ZIP estaría vacío: {queued} esperan su turno, {processing} están en la cubeta y {failed} dieron error.'
  },
  'file-changed': {
    title: 'El archivo no es el que espera',
    detail: 'No cumple la condición de If-Match o If-Unmodified-Since.'
  },
  'file-damaged': {
    title: 'El archivo está dañado',
    detail:
      'El disco de este servidor lo ha perdido, entero o en parte. Borre la copia y pídala de nuevo, o envíe otra vez la fotografía.'
  },
  'bad-range': {
    title: 'Ese intervalo queda fuera del archivo',
    detail: 'El archivo tiene {bytes} bytes; el intervalo pedido queda fuera.'
  },
  'bad-width': {
    title: 'Esa anchura no se ofrece',
    detail: 'La anchura es «{given}»; se permite: {allowed}.'
  },
  'bad-recipe': { title: 'No se puede seguir la receta', detail: '{reason}' },
  'bad-batch': {
    title: 'Con esto no se puede hacer un lote',
    detail:
      'Envíe {"images": ["…", "…"]} con los id de 1 a {limit.allowed} imágenes de este servidor.'
  },
  'twice-in-batch': {
    title: 'Una imagen aparece dos veces',
    detail: 'La imagen "{id}" aparece dos veces en el lote: inclúyala una sola vez.'
  },
  'too-many-results': {
    title: 'Demasiadas copias',
    detail: ({ per, limit: { allowed } }, { number }) =>
      ({
        image: `Una imagen puede tener hasta ${number(allowed)} copias. Borre antes algunas.`,
        request: `Una petición puede pedir hasta ${number(allowed)} copias. Pida menos de una vez.`,
        batch: `Las imágenes de un lote pueden tener hasta ${number(allowed)} copias en total. Pida sus imágenes una por una, o el ZIP de una sola receta.`
      })[per]
  },
  'result-failed': { title: 'No se pudo revelar la imagen', detail: '{reason}' },
  'result-waiting': {
    title: 'La copia aún no está lista',
    detail: ({ state }) => `${states[state]}. Pregunte de nuevo o envíe Prefer: wait=20.`
  },
  'headers-too-large': {
    title: 'Las cabeceras son demasiado grandes',
    detail: 'La dirección y las cabeceras juntas pueden ocupar hasta 16 kB.'
  }
}

const states: Record<Status, string> = {
  queued: 'Espera su turno',
  processing: 'Se está revelando',
  done: 'Ya está lista',
  failed: 'Dio error'
}

const faults: Sentences<RequestFaults> = {
  'not-http': 'No es HTTP válido.',
  'bad-address': 'Su dirección está mal codificada: tras un % van dos cifras hexadecimales.',
  'empty-json': 'Su Content-Type dice JSON, pero el cuerpo está vacío.',
  'malformed-json': 'Su cuerpo no es JSON válido.',
  'malformed-multipart': 'Su cuerpo multipart está mal formado.',
  'no-boundary': 'Su Content-Type es multipart/form-data, pero falta boundary.',
  'forbidden-field': 'Uno de sus campos tiene un nombre que no se admite.',
  'wrong-length': 'Su cuerpo no mide lo que dice Content-Length.',
  'unclear-request': 'Sus cabeceras o su cuerpo están mal formados.'
}

export const requests = { ...problems, ...faults }
