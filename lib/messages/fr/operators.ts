import type { operators as english } from '../en/operators.ts'

export const operators: typeof english = {
  title: 'État',
  heading: 'Comment va la chambre noire',
  taking: {
    yes: 'Les photographies sont acceptées en ce moment.',
    noReceiver:
      'Les photographies sont acceptées en ce moment. Elles attendent : aucun récepteur n’est au travail.',
    full: 'Aucune photographie n’est acceptée en ce moment : la chambre noire est pleine jusqu’à ce que des tirages soient faits.',
    brokerAway:
      'Aucune photographie n’est acceptée en ce moment : le courtier de messages est injoignable.',
    brokerBlocked:
      'Aucune photographie n’est acceptée en ce moment : le courtier de messages n’en prend aucun.',
    storageAway:
      'Aucune photographie n’est acceptée en ce moment : l’écriture dans le stockage est impossible.'
  },
  lost: 'Le serveur ne répond pas. Ce qui est affiché date d’avant.',

  waiting: 'Tirages en attente',
  receivers: 'Récepteurs',
  broker: 'Courtier de messages',
  brokerIs: { connected: 'connecté', blocked: 'ne prend aucun message', away: 'injoignable' },
  storage: 'Stockage',
  storageIs: { writable: 'accessible en écriture', away: 'écriture impossible' },
  version: 'Version',
  uptime: 'En marche depuis',
  unknown: 'inconnu',

  door: 'Pour celles et ceux qui l’exploitent',
  doorHint: 'Les files, les récepteurs, le débit et les échecs s’ouvrent avec le jeton.',
  noToken:
    'Le reste de cette page s’ouvre avec un jeton. Ce serveur n’en a pas : sa variable OPERATOR_TOKEN le définit.',
  token: 'Jeton',
  tokenHint: 'La valeur d’OPERATOR_TOKEN sur ce serveur.',
  open: 'Ouvrir',
  wrong: 'Ce n’est pas le jeton.',
  leave: 'Refermer',

  queue: 'File d’attente',
  queued: 'En attente',
  retrying: 'À réessayer',
  dead: 'Messages morts',

  noReceivers: 'Aucun n’a donné signe de vie ces dernières secondes.',
  receiver: (number) => `Récepteur ${number}`,
  inHand: 'En cours',
  inHandOf: (inHand, concurrency) => `${inHand} sur ${concurrency}`,
  memory: 'Mémoire',
  room: 'Libre pour les pixels',
  roomOf: (free, room) => `${free} sur ${room}`,

  throughput: 'La dernière heure',
  since: 'D’après ce qu’a entendu ce processus web, démarré',
  chart: (done, failed) =>
    `Barres de chacune des 60 dernières minutes : réussis ${done}, échoués ${failed}.`,
  done: 'Réussis',
  failed: 'Échoués',
  counted: (label, count, most) => `${label} : ${count}, au plus ${most} par minute`,
  hourAgo: 'il y a 60 minutes',
  now: 'maintenant',
  inFigures: 'En chiffres',
  minutesAgo: 'Il y a (minutes)',

  failures: 'Échecs',
  noFailures: 'Aucun.',
  noReason: 'La raison est inconnue : le tirage a été redemandé, ou effacé.',

  web: 'Ce processus web',
  heap: 'dont JavaScript'
}
