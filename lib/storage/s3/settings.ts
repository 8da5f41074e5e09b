/** Where an S3-compatible store is, and how it is entered. */
export type S3Settings = {
  bucket: string
  /** Put before all keys: empty, or ending in a slash. */
  prefix: string
  /** Such as https://s3.example.org; without one, AWS. */
  endpoint: string | undefined
  region: string
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string | undefined
  /** On this machine: files that are being written, and originals that are kept for a while. */
  cacheDir: string
  cacheBytes: number
}

/** With an endpoint of its own, a server knows buckets by their path alone. */
export function bucketUrl({ bucket, endpoint, region }: S3Settings): string {
  if (endpoint) return `${endpoint.replace(/\/+$/, '')}/${bucket}`
  return `https://${bucket}.s3.${region}.amazonaws.com`
}
