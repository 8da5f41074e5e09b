import type { ProblemCode, Words } from '../en/problems.ts'

export const problems: Record<ProblemCode, Words> = {
  'no-image': {
    title: 'No se envió ninguna imagen',
    detail: 'Envíe una o varias imágenes en el campo multipart "data", o una sola como cuerpo.'
  },
  'wrong-field': {
    title: 'La imagen llegó en otro campo',
    detail: 'Un archivo llegó en el campo "{field}": envíelo como "data".'
  },
  'no-recipe': {
    title: 'No se pidió ninguna copia',
    detail: 'Marque un tratamiento o diga qué receta, como {"recipe": "grayscale"}.'
  },
  'empty-image': {
    title: 'El archivo está vacío',
    detail: '"{name}" no tiene ningún byte. ¿Se guardó por completo?'
  },
  'upload-cut-off': {
    title: 'El envío se cortó',
    detail: 'La conexión o el cuerpo multipart terminó antes que la imagen. Envíela de nuevo.'
  },
  'bad-request': { title: 'No se entiende la petición', detail: '{reason}' },
  'wrong-token': {
    title: 'Ese no es el token',
    detail: 'Envíe el valor que OPERATOR_TOKEN tiene en este servidor, como Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Se están probando demasiados tokens',
    detail:
      'Se miran uno tras otro, y tras cada uno equivocado hay una pausa. Inténtelo de nuevo pronto.'
  },
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
  'too-slow': {
    title: 'La petición llegó demasiado despacio',
    detail: 'No llegó en el tiempo permitido. Envíela de nuevo.'
  },
  'nothing-ready': {
    title: 'Ninguna copia de este lote está lista',
    detail:
      'El ZIP estaría vacío: {queued} esperan su turno, {processing} están en la cubeta y {failed} dieron error.'
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
  'bad-range': {
    title: 'Ese intervalo queda fuera del archivo',
    detail: 'El archivo tiene {bytes} bytes; el intervalo pedido queda fuera.'
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
  'queue-full': {
    title: 'El cuarto oscuro está lleno',
    detail:
      'Ya esperan {measured} copias; caben {limit}. Envíela de nuevo dentro de poco; {variable} lo cambia.'
  },
  'headers-too-large': {
    title: 'Las cabeceras son demasiado grandes',
    detail: 'Dirección y cabeceras juntas pueden ocupar 16 kB.'
  },
  unexpected: {
    title: 'Algo falló por nuestra parte',
    detail: 'No se aceptó nada. El registro dice la causa en la petición {request}.'
  },
  'broker-away': {
    title: 'Ahora no se puede aceptar ninguna imagen',
    detail:
      'El intermediario de mensajes: {reason}. No se guardó nada; vuelva a enviarla dentro de poco.'
  },
  'storage-away': {
    title: 'Ahora no se puede aceptar ninguna imagen',
    detail:
      'No se puede escribir en el almacén ({reason}). No se guardó nada; inténtelo dentro de poco.'
  },
  stopping: {
    title: 'Este servidor se está deteniendo',
    detail: 'No se aceptó nada. Repita el envío: su sucesor responderá enseguida.'
  },
  'storage-full': {
    title: 'El almacén está lleno',
    detail:
      'No hay sitio para la imagen en DATA_DIR o STORAGE. No se guardó nada; envíela más tarde.'
  }
}
