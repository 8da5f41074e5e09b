import type { compare as english } from '../en/compare.ts'

export const compare: typeof english = {
  smaller: (percent) => `pesa un ${percent} menos`,
  larger: (percent) => `pesa un ${percent} más`,
  timesAsLarge: (times) => `pesa ${times} veces lo que el original`,
  asLarge: 'pesa lo mismo que el original',

  compare: 'Comparar',
  copyLink: 'Copiar enlace',
  copyCurl: 'Copiar curl',
  copied: 'Copiado',
  notCopied: 'Su navegador no permite copiar aquí',

  heading: 'Original y copia',
  print: 'Copia',
  close: 'Cerrar',
  view: 'Vista',
  side: 'Lado a lado',
  slider: 'Deslizador',
  difference: 'Diferencia',
  pictures: 'Imágenes',
  hint: 'Gire la rueda o pellizque para ampliar y arrastre para mover; o use + − 0 y las flechas.',
  seam: 'Control de comparación',
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
    `Proporciones distintas (${print}, ${original}): centrada y ajustada al marco.`,
  comparing: 'Comparando…',
  identical: 'Idénticas: ningún píxel difiere.',
  differs: 'Difiere el {share} de los píxeles; diferencia máxima: {most} de 255.',
  notCompared: 'Su navegador no puede leer estas imágenes.',
  most: '{most} de 255'
}
