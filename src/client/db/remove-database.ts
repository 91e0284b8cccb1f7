/** By the browser's own call: Dexie's `delete` reopens a database whose connection was lost, before it is gone. */
export const removeDatabase = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    // Another tab that still holds it clears it when it closes.
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
