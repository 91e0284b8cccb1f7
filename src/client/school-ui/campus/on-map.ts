import type { MapPoint } from '../../../domain/places/campus-map.ts'

/** Where a point stands, kept far enough inside that its target lies on the picture; see `.map-spot`. */
export const onMap = ({ x, y }: MapPoint) => ({ '--x': `${x / 10}%`, '--y': `${y / 10}%` })
