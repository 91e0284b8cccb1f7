/**
 * Comma, semicolon or tab separated text to rows: a CSV file, or cells pasted from a spreadsheet. Imports nothing:
 * the process that reads untrusted files may open this file and few others.
 */

export type Delimiter = ',' | ';' | '\t'

/** The delimiter that the first lines have most of; a pasted column has none, and any will do. */
export function delimiterOf(text: string): Delimiter {
  const start = text.slice(0, 4_000)
  const count = (delimiter: Delimiter) => start.split(delimiter).length - 1
  if (count('\t') > 0 && count('\t') >= count(',')) return '\t'
  return count(';') > count(',') ? ';' : ','
}

/**
 * RFC 4180 with the liberties that spreadsheets take: any line end, quotes only where a cell begins with one. Stops
 * after `maxRows` rows; an open quote at the end of the text closes itself.
 */
export function parseDelimited(
  text: string,
  delimiter: Delimiter,
  maxRows = Number.POSITIVE_INFINITY,
): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length && rows.length < maxRows) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : plainCell(text, at, delimiter)
    row.push(cell.text)
    at = cell.end
    if (text[at] === delimiter) {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

type ReadCell = { readonly text: string; readonly end: number }

function plainCell(text: string, start: number, delimiter: Delimiter): ReadCell {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { text: text.slice(start, end), end }
}

function quotedCell(text: string, start: number, delimiter: Delimiter): ReadCell {
  const parts: string[] = []
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { text: parts.join('') + text.slice(from), end: text.length }
    parts.push(text.slice(from, quote))
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1, delimiter)
      return { text: parts.join('') + rest.text, end: rest.end }
    }
    parts.push('"')
    from = quote + 2
  }
}
