import type { server as english } from '../../en/problems/server.ts'

export const server: typeof english = {
  'queue-full': {
    title: 'El cuarto oscuro está lleno',
    detail:
      'Ya esperan {measured} copias; caben {limit}. Envíela de nuevo dentro de poco; {variable} lo cambia.'
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
  },
  'too-slow': {
    title: 'La petición llegó demasiado despacio',
    detail: 'No llegó en el tiempo permitido. Envíela de nuevo.'
  },
  'wrong-token': {
    title: 'Ese no es el token',
    detail: 'Envíe el valor que OPERATOR_TOKEN tiene en este servidor, como Authorization: Bearer.'
  },
  'too-many-tries': {
    title: 'Se están probando demasiados tokens',
    detail:
      'Se miran uno tras otro, y tras cada uno equivocado hay una pausa. Inténtelo de nuevo pronto.'
  }
}
