// Icons are compiled in rather than fetched as a sprite: a kiosk that starts offline paints its pictures with the
// first frame, and no `<use>` has to pass the content security policy. A shape is a path and how it is painted:
// `line` is stroked, `tint` is stroked and filled with the pale symbol colour, `dot` is filled with the line's colour.

export type IconShape = readonly [paint: 'line' | 'tint' | 'dot', path: string]
