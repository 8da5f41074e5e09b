/** Labels that several treatments share. */
export const background = {
  label: 'Background',
  description: 'The colour of what is added. Without it, transparent (white in JPEG).'
}

export const region = {
  label: 'Region',
  description:
    'Only there: left.top.width.height, in pixels, or with a p after a number in percent of the image. 10p.20p.50p.40p begins at a tenth of the width.'
}

/** How a watermark, of text or an image, is placed on the photograph. */
export const laid = {
  opacity: { label: 'Opacity', description: 'From 0, unseen, to 1.' },
  gravity: { label: 'Gravity', description: 'Where it stands.' },
  tiled: { label: 'Tiled', description: 'Again and again, over the whole photograph.' }
}
