import type { compare as english } from '../en/compare.ts'

export const compare: typeof english = {
  smaller: (percent) => `${percent} de moins`,
  larger: (percent) => `${percent} de plus`,
  timesAsLarge: (times) => `${times} fois plus lourd`,
  asLarge: 'aussi lourd que l’original',

  compare: 'Comparer',
  copyLink: 'Copier le lien',
  copyCurl: 'Copier curl',
  copied: 'Copié',
  notCopied: 'Votre navigateur ne permet pas de copier ici',

  heading: 'Original et tirage',
  print: 'Tirage',
  close: 'Fermer',
  view: 'Vue',
  side: 'Côte à côte',
  slider: 'Curseur',
  difference: 'Différence',
  pictures: 'Images',
  hint: 'Molette ou pincement pour agrandir, glissement pour déplacer ; ou bien + − 0 et les flèches.',
  seam: 'Curseur de comparaison',
  shares: '{original} original, {print} tirage',
  zoom: 'Agrandissement',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  fit: 'Ajuster',
  realPixels: '1:1, pixels réels',
  moveLeft: 'Déplacer vers la gauche',
  moveUp: 'Déplacer vers le haut',
  moveDown: 'Déplacer vers le bas',
  moveRight: 'Déplacer vers la droite',

  scaled: (print, original) =>
    `Le tirage, de ${print}, est mis à la taille de l’original, de ${original}.`,
  inside: (print, original) =>
    `Proportions différentes (${print}, ${original}) : centré et ajusté au cadre.`,
  comparing: 'Comparaison…',
  identical: 'Identiques : aucun pixel ne diffère.',
  differs: '{share} des pixels diffèrent ; écart maximal : {most} sur 255.',
  notCompared: 'Votre navigateur ne peut pas lire ces images.',
  most: '{most} sur 255'
}
