export type Words = { title: string; detail: string }
