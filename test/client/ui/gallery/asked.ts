/** A value of the address, e.g. `asked('open')` for `?open=sheet`. */
export const asked = (name: string): string | null => new URLSearchParams(location.search).get(name)
