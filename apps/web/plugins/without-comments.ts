/**
 * Empties the lines that are nothing but comment, in the way all our scripts and stylesheets write
 * them. The others keep their numbers: a stack trace still names the line of the source.
 */
export function withoutComments(text: string): string {
  let isInside = false
  const lines = text.split('\n').map((line) => {
    const trimmed = line.trim()
    if (isInside) {
      isInside = !trimmed.endsWith('*/')
      return ''
    }
    if (trimmed.startsWith('//')) return ''
    // what follows a comment on its line is code: a cast
    if (!trimmed.startsWith('/*') || /\*\/./.test(trimmed)) return line
    isInside = !trimmed.endsWith('*/')
    return ''
  })
  return lines.join('\n')
}
