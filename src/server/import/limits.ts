/** What an honest roster never reaches, and a hostile file does. Measured on files that took other readers down. */
export const limits = {
  /** The upload. */
  fileBytes: 2_000_000,
  /** Unpacked, counted while unpacking; what the archive says about its sizes is not believed. */
  entryBytes: 20_000_000,
  archiveBytes: 40_000_000,
  archiveEntries: 200,
  sheets: 80,
  rows: 5_000,
  columns: 200,
  /** Merged cells of a sheet beyond these are not looked at. */
  merges: 2_000,
  /** A cell is cut here; no kept column comes near it. */
  cellLength: 500,
  /** All cells of all sheets together. */
  textLength: 6_000_000,
  /** What the reading process may say, heap in megabytes, and life. */
  outputBytes: 32_000_000,
  heapMegabytes: 256,
  milliseconds: 5_000,
  /** Files that wait for the one being read. */
  waiting: 8,
} as const
