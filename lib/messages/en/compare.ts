/** Holding a print beside its original. */
export const compare = {
  smaller: (percent: string) => `${percent} smaller`,
  larger: (percent: string) => `${percent} larger`,
  timesAsLarge: (times: string) => `${times} times as large`,
  asLarge: 'as large as the original',

  compare: 'Compare',
  copyLink: 'Copy link',
  copyCurl: 'Copy curl',
  copied: 'Copied',
  notCopied: 'Your browser does not allow copying here',

  heading: 'Original and print',
  print: 'Print',
  close: 'Close',
  view: 'View',
  side: 'Side by side',
  slider: 'Slider',
  difference: 'Difference',
  pictures: 'Pictures',
  hint: 'Scroll or pinch to zoom, drag to move; or use + − 0 and the arrow keys.',
  seam: 'Comparison slider',
  /** The script fills in {original} and {print}: `40 %`. */
  shares: '{original} original, {print} print',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  realPixels: '1:1, real pixels',
  moveLeft: 'Move left',
  moveUp: 'Move up',
  moveDown: 'Move down',
  moveRight: 'Move right',

  scaled: (print: string, original: string) =>
    `The print, ${print}, is scaled to the size of the original, ${original}.`,
  inside: (print: string, original: string) =>
    `Different proportions (${print}, ${original}): centred and scaled to fit.`,
  comparing: 'Comparing…',
  identical: 'Identical: no pixel differs.',
  /** The script fills in {share}, as `12 %`, and {most}, from 1 to 255. */
  differs: '{share} of the pixels differ; largest difference: {most} of 255.',
  notCompared: 'Your browser cannot read these pictures.',
  most: '{most} of 255'
}
