/**
 * What moves costs the page no layout: keyframes are made of transform and opacity, which the compositor does alone, so
 * that the screen in the hall keeps its sixty frames.
 */
import { expect, test } from 'vitest'
import { builtStyles } from './built-styles.ts'

const composited = ['opacity', 'transform']
/** Painted anew, never laid out: the shade of a pressed tile, and the ring that counts down. */
const painted = ['box-shadow', 'stroke-dashoffset']

function animatedProperties(css: string): string[] {
  const frames = [...css.matchAll(/@keyframes [^{]+\{((?:[^{}]*\{[^{}]*\})*)\}/g)]
  return frames
    .flatMap(([, body = '']) => [...body.matchAll(/([\w-]+):/g)].map(([, name = '']) => name))
    .filter((name) => name !== 'animation-timing-function')
}

/** `transform var(--a) cubic-bezier(0, 0, 1, 1), opacity 1s` → transform, opacity */
function transitionedProperties(css: string): string[] {
  const all = [...css.matchAll(/[;{]transition(?:-property)?:([^;}]+)/g)].map(([, value = '']) => value)
  return all
    .filter((value) => !value.startsWith('none'))
    .flatMap((value) => value.replace(/\([^()]*\)/g, '').split(','))
    .map((part) => part.trim().split(' ')[0] ?? '')
}

test('keyframes change transform and opacity alone', () => {
  const names = animatedProperties(builtStyles())
  expect(names.length).toBeGreaterThan(8)
  expect(names.filter((name) => !composited.includes(name))).toEqual([])
})

test('no transition lays a page out anew', () => {
  const names = transitionedProperties(builtStyles())
  expect(names.length).toBeGreaterThan(4)
  expect(names.filter((name) => ![...composited, ...painted].includes(name))).toEqual([])
})

test('a property that does would be found', () => {
  expect(animatedProperties('@keyframes a{0%{width:0}to{opacity:1}}')).toEqual(['width', 'opacity'])
  expect(transitionedProperties('.a{transition:height var(--m) cubic-bezier(0,0,1,1),top 1s}')).toEqual([
    'height',
    'top',
  ])
})
