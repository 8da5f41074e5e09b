/** Of a result. `processing` is heard of in events as well. */
export type Status = 'queued' | 'processing' | 'done' | 'failed'
