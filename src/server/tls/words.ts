/** What a person at the school's computer reads: plain Chinese first, then English. */
export type Words = { readonly zh: string; readonly en: string }

export const bothLanguages = (words: Words): string => `${words.zh}\n${words.en}`
