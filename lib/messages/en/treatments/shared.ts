/** Labels that several treatments share. */
export const background = {
  label: 'Background',
  description: 'The colour of the added space. Leave empty for transparency (white in JPEG).'
}

export const region = {
  label: 'Region',
  description:
    'The part to change: left.top.width.height, in pixels, or in percent of the image with a p after the number. 10p.20p.50p.40p begins at a tenth of the width.'
}

/** How a watermark, of text or an image, is placed on the photograph. */
export const laid = {
  opacity: { label: 'Opacity', description: 'From 0 (invisible) to 1.' },
  gravity: { label: 'Gravity', description: 'Where it is placed.' },
  tiled: { label: 'Tiled', description: 'Repeats it over the whole photograph.' }
}
