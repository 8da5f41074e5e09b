/** The nodes of a broker, in the order given: commas or spaces separate their URLs. */
export function brokerUrls(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean)
}
