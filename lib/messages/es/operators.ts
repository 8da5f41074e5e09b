import type { operators as english } from '../en/operators.ts'

export const operators: typeof english = {
  title: 'Estado',
  heading: 'Estado del cuarto oscuro',
  taking: {
    yes: 'Se aceptan fotografías.',
    noReceiver: 'Se aceptan fotografías, pero no se revelan: no hay ningún receptor en marcha.',
    full: 'Ahora no se aceptan fotografías: la cola está llena hasta que se terminen algunas copias.',
    brokerAway:
      'Ahora no se aceptan fotografías: no hay conexión con el intermediario de mensajes.',
    brokerBlocked: 'Ahora no se aceptan fotografías: el intermediario rechaza los mensajes.',
    storageAway: 'Ahora no se aceptan fotografías: no se puede escribir en el almacén.'
  },
  lost: 'El servidor no responde. Este es su último estado conocido.',

  waiting: 'Copias en espera',
  receivers: 'Receptores',
  broker: 'Intermediario de mensajes',
  brokerIs: { connected: 'conectado', blocked: 'rechaza mensajes', away: 'sin conexión' },
  storage: 'Almacén',
  storageIs: { writable: 'con escritura', away: 'sin escritura' },
  access: 'Abierto a',
  accessIs: { open: 'quien llegue hasta él', keys: 'quien tenga una clave' },
  version: 'Versión',
  uptime: 'Tiempo en marcha',
  unknown: 'desconocido',

  door: 'Para administradores',
  doorHint: 'Las colas, los receptores, el rendimiento y los fallos requieren el token.',
  noToken:
    'El resto de esta página requiere un token y este servidor no tiene ninguno: el README dice cómo definirlo.',
  needsKey: 'El resto de esta página requiere una clave con permiso para administrar.',
  token: 'Token',
  tokenHint: 'El que se fijó en este servidor.',
  open: 'Abrir',
  wrong: 'Token incorrecto.',
  leave: 'Volver a cerrar',

  queue: 'Cola',
  queued: 'En espera',
  lanes: {
    first: 'de ellos, vistas previas',
    images: 'de ellos, dentro de una cuota justa',
    bulk: 'de ellos, por encima de ella'
  },
  retrying: 'Por reintentar',
  dead: 'Mensajes muertos',

  noReceivers: 'Ninguno se ha comunicado en los últimos segundos.',
  receiver: (number) => `Receptor ${number}`,
  inHand: 'En curso',
  inHandOf: (inHand, concurrency) => `${inHand} de ${concurrency}`,
  memory: 'Memoria',
  workers: 'Sus procesos de revelado',
  workersOf: (bytes: string, count: string) => `${bytes} en ${count}`,
  container: 'Todo el contenedor',
  room: 'Libre para imágenes',
  roomOf: (free, room) => `${free} de ${room}`,

  throughput: 'La última hora',
  since: 'Registrado por este proceso web, iniciado',
  chart: (done, failed) =>
    `Barras de cada uno de los últimos 60 minutos: ${done} terminadas, ${failed} con error.`,
  done: 'Terminadas',
  failed: 'Con error',
  counted: (label, count, most) => `${label}: ${count}, como máximo ${most} por minuto`,
  hourAgo: 'hace 60 minutos',
  now: 'ahora',
  inFigures: 'En cifras',
  minutesAgo: 'Hace (minutos)',

  failures: 'Fallos',
  noFailures: 'Ninguno.',
  noReason: 'Motivo desconocido: la copia se volvió a pedir o se borró.',

  web: 'Este proceso web',
  heap: 'de la cual JavaScript'
}
