const NAMES: Record<string, string> = { webp: 'WebP' }

/** A format as people write it: JPEG, WebP. */
export function formatName(format: string): string {
  return NAMES[format] ?? format.toUpperCase()
}
