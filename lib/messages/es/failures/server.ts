import type { BrokerTroubles, ServerProblems, StorageTroubles } from '#lib/failures/server.ts'
import type { Sentences, Titled } from '../../failure-words.ts'

const problems: Titled<ServerProblems> = {
  'queue-full': {
    title: 'El cuarto oscuro está lleno',
    detail:
      'La cola está llena ({limit.measured} de {limit.allowed}). Envíela de nuevo dentro de poco.'
  },
  unexpected: {
    title: 'Algo falló por nuestra parte',
    detail: 'No se aceptó nada. El registro dice la causa en la petición {request}.'
  },
  'broker-away': {
    title: 'Ahora no se puede aceptar ninguna imagen',
    detail: '{reason} No se guardó nada; vuelva a enviarla dentro de poco.'
  },
  'storage-away': {
    title: 'Ahora no se puede aceptar ninguna imagen',
    detail: '{reason} No se guardó nada; inténtelo dentro de poco.'
  },
  stopping: {
    title: 'Este servidor se está deteniendo',
    detail: 'No se aceptó nada. Repita el envío: su sucesor responderá enseguida.'
  },
  'storage-full': {
    title: 'El almacén está lleno',
    detail: 'No hay sitio para la imagen. No se guardó nada; envíela más tarde.'
  },
  'too-slow': {
    title: 'La petición llegó demasiado despacio',
    detail: 'No llegó en el tiempo permitido. Envíela de nuevo.'
  },
  'rate-limited': {
    title: 'Demasiadas peticiones',
    detail:
      'Puede hacer {limit.allowed} peticiones en {seconds} segundos. Inténtelo de nuevo dentro de {wait} segundos.'
  },
  'too-many-uploads': {
    title: 'Demasiados envíos a la vez',
    detail: 'Aún se están recibiendo otros. Inténtelo de nuevo en unos segundos.'
  },
  'too-many-images': {
    title: 'Tiene aquí demasiadas imágenes',
    detail: 'Puede tener {limit.allowed} a la vez. Borre algunas, o espere a que caduquen.'
  },
  'quota-full': {
    title: 'No hay sitio para esto',
    detail:
      'Fotografías y copias pueden ocupar hasta {limit.allowed:bytes}; con esto serían {limit.measured:bytes}. No se guardó nada.'
  },
  'too-many-streams': {
    title: 'Demasiados flujos de eventos',
    detail:
      'Puede haber hasta {limit.allowed} abiertos. Cierre alguno, o pida la página de vez en cuando.'
  },
  'preview-overtaken': {
    title: 'Se pidió una vista previa más nueva',
    detail: 'Esta se dejó por otra más nueva de la misma imagen.'
  },
  'too-many-previews': {
    title: 'Demasiadas vistas previas a la vez',
    detail:
      'Todavía se están haciendo otras para usted. Pídala de nuevo cuando llegue una de ellas.'
  },
  'no-preview': {
    title: 'Ahora no hay vista previa',
    detail:
      'No se pudo hacer a tiempo. Las copias no se ven afectadas. Inténtelo de nuevo dentro de poco.'
  }
}

const broker: Sentences<BrokerTroubles> = {
  'broker-not-connected': 'No hay conexión con el intermediario de mensajes.',
  'broker-blocked': ({ short }) =>
    `El intermediario de mensajes no acepta ninguno por ahora${short === null ? '' : `: le falta ${lacking[short]}`}.`,
  'broker-refuses': 'El intermediario de mensajes responde, pero no se puede usar.',
  'broker-lost':
    'Se perdió la conexión con el intermediario de mensajes antes de que confirmara el trabajo.',
  'broker-unconfirmed': 'El intermediario de mensajes no confirmó el trabajo a tiempo.',
  'queue-missing': 'El intermediario de mensajes no tiene la cola {queue}.'
}

const lacking = { memory: 'memoria', disk: 'disco' }

const storage: Sentences<StorageTroubles> = {
  'no-space': 'En el almacén no queda sitio.',
  'read-only': 'El almacén es de solo lectura.',
  'no-permission': 'Este servidor no puede escribir en su almacén.',
  'no-folder': 'El almacén no está donde debería.',
  'too-many-open-files': 'El almacén tiene demasiados archivos abiertos.',
  'disk-fault': 'El disco del almacén da un error.',
  'store-away': 'No hay conexión con el almacén de objetos.',
  'store-refuses':
    'El almacén de objetos se niega: su contenedor o las credenciales de este servidor no son correctos.'
}

export const server = { ...problems, ...broker, ...storage }
