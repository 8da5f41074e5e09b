import type { operators as english } from '../en/operators.ts'

export const operators: typeof english = {
  title: 'Estado',
  heading: 'Cómo está el cuarto oscuro',
  taking: {
    yes: 'Ahora se aceptan fotografías.',
    noReceiver: 'Ahora se aceptan fotografías. Esperan: no hay ningún receptor trabajando.',
    full: 'Ahora no se aceptan fotografías: el cuarto oscuro está lleno hasta que salgan algunas copias.',
    brokerAway: 'Ahora no se aceptan fotografías: no se alcanza el intermediario de mensajes.',
    brokerBlocked:
      'Ahora no se aceptan fotografías: el intermediario de mensajes no acepta ninguno.',
    storageAway: 'Ahora no se aceptan fotografías: no se puede escribir en el almacén.'
  },
  lost: 'El servidor no responde. Lo que se ve aquí es de antes.',

  waiting: 'Copias en espera',
  receivers: 'Receptores',
  broker: 'Intermediario de mensajes',
  brokerIs: { connected: 'conectado', blocked: 'no acepta mensajes', away: 'no se alcanza' },
  storage: 'Almacén',
  storageIs: { writable: 'se puede escribir', away: 'no se puede escribir' },
  version: 'Versión',
  uptime: 'En marcha desde hace',
  unknown: 'no se sabe',

  door: 'Para quienes lo llevan',
  doorHint: 'Las colas, los receptores, el rendimiento y los fallos se abren con el token.',
  noToken:
    'El resto de esta página se abre con un token. Este servidor no tiene ninguno: lo fija su variable OPERATOR_TOKEN.',
  token: 'Token',
  tokenHint: 'El valor de OPERATOR_TOKEN en este servidor.',
  open: 'Abrir',
  wrong: 'Ese no es el token.',
  leave: 'Volver a cerrar',

  queue: 'Cola',
  queued: 'En espera',
  retrying: 'Por reintentar',
  dead: 'Mensajes muertos',

  noReceivers: 'Ninguno ha dado señales en los últimos segundos.',
  receiver: (number) => `Receptor ${number}`,
  inHand: 'En curso',
  inHandOf: (inHand, concurrency) => `${inHand} de ${concurrency}`,
  memory: 'Memoria',
  room: 'Libre para píxeles',
  roomOf: (free, room) => `${free} de ${room}`,

  throughput: 'La última hora',
  since: 'Según lo oído por este proceso web, que empezó',
  chart: (done, failed) =>
    `Barras de cada uno de los últimos 60 minutos: ${done} hechas, ${failed} con error.`,
  done: 'Hechas',
  failed: 'Con error',
  counted: (label, count, most) => `${label}: ${count}, como máximo ${most} por minuto`,
  hourAgo: 'hace 60 minutos',
  now: 'ahora',
  inFigures: 'En cifras',
  minutesAgo: 'Hace (minutos)',

  failures: 'Fallos',
  noFailures: 'Ninguno.',
  noReason: 'No se conoce el motivo: se volvió a pedir, o se borró.',

  web: 'Este proceso web',
  heap: 'de ella, JavaScript'
}
