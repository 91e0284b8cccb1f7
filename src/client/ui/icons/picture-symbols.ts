// The sixty picture symbols. Neutral on purpose: they never borrow one of the five colours.
import { symbolsOfNature } from './symbols-of-nature.ts'
import { symbolsOfThings } from './symbols-of-things.ts'

export const pictureSymbols = { ...symbolsOfNature, ...symbolsOfThings }
