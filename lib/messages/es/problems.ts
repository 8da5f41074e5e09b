import type { ProblemCode } from '../en/problems.ts'
import type { Words } from '../en/words.ts'
import { server } from './problems/server.ts'
import { uploads } from './problems/uploads.ts'

export const problems: Record<ProblemCode, Words> = {
  ...uploads,
  ...server,
  'no-recipe': {
    title: 'No se pidió ninguna copia',
    detail: 'Marque un tratamiento o diga qué receta, como {"recipe": "grayscale"}.'
  },
  'bad-request': { title: 'No se entiende la petición', detail: '{reason}' },
  'cross-site': {
    title: 'Otro sitio envió este formulario',
    detail:
      'Solo se aceptan formularios de este sitio. Los programas son bienvenidos: no mandan Sec-Fetch-Site.'
  },
  'not-found': {
    title: 'Aquí no hay nada',
    detail: 'Ninguna página tiene la dirección {path}. El inicio está en /.'
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
    detail: 'Ningún tratamiento se llama "{name}". Hay: {names}.'
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
  'bad-range': {
    title: 'Ese intervalo queda fuera del archivo',
    detail: 'El archivo tiene {bytes} bytes; el intervalo pedido queda fuera.'
  },
  'bad-recipe': { title: 'No se puede seguir la receta', detail: '{reason}' },
  'bad-batch': {
    title: 'Con esto no se puede hacer un lote',
    detail: 'Envíe {"images": ["…", "…"]}: los id de 1 a {limit} imágenes que estén aquí.'
  },
  'twice-in-batch': {
    title: 'Una imagen aparece dos veces',
    detail: 'La imagen "{id}" está dos veces entre las del lote: nómbrela una sola vez.'
  },
  'result-failed': { title: 'No se pudo revelar la imagen', detail: '{reason}' },
  'result-waiting': {
    title: 'La copia aún no está lista',
    detail: 'Su estado: {state}. Pregunte de nuevo o envíe Prefer: wait=20.'
  },
  'headers-too-large': {
    title: 'Las cabeceras son demasiado grandes',
    detail: 'Dirección y cabeceras juntas pueden ocupar 16 kB.'
  }
}
