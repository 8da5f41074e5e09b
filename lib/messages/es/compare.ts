import type { compare as english } from '../en/compare.ts'

export const compare: typeof english = {
  smaller: (percent) => `${percent} menor`,
  larger: (percent) => `${percent} mayor`,
  timesAsLarge: (times) => `${times} veces mayor`,
  asLarge: 'tan grande como el original',

  compare: 'Comparar',
  of: (action, label) => `${action}: ${label}`,
  copyLink: 'Copiar enlace',
  copyCurl: 'Copiar curl',
  copied: 'Copiado',
  notCopied: 'El navegador no deja que esta página copie',

  heading: 'Original y copia',
  print: 'Copia',
  close: 'Cerrar',
  view: 'Vista',
  side: 'Lado a lado',
  slider: 'Deslizador',
  difference: 'Diferencia',
  pictures: 'Imágenes',
  hint: 'Gire la rueda o pellizque para ampliar y arrastre para mover; o use + − 0 y las flechas.',
  seam: 'Dónde empieza la copia',
  shares: '{original} original, {print} copia',
  zoom: 'Ampliación',
  zoomIn: 'Ampliar',
  zoomOut: 'Reducir',
  fit: 'Ajustar',
  realPixels: '1:1, píxeles reales',
  moveLeft: 'Mover a la izquierda',
  moveUp: 'Mover hacia arriba',
  moveDown: 'Mover hacia abajo',
  moveRight: 'Mover a la derecha',

  scaled: (print, original) =>
    `La copia, de ${print}, se muestra al tamaño del original, de ${original}.`,
  inside: (print, original) =>
    `La copia, de ${print}, tiene otras proporciones que el original, de ${original}: está en su centro, sin deformar, tan grande como cabe.`,
  comparing: 'Comparando…',
  identical: 'Idénticas: ningún píxel difiere.',
  differs: 'Difiere el {share} de los píxeles, como mucho en {most} de 255.',
  notCompared: 'El navegador no puede leer estas imágenes.',
  most: '{most} de 255'
}
