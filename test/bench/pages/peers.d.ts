/** As much of the peers' shapes as the pages use: they are installed for a benchmark run only. */
declare module 'rxdb' {
  export type RxCollection<T> = {
    readonly $: {
      subscribe(next: (event: { documentId: string }) => void): { unsubscribe(): void }
    }
    bulkInsert(docs: T[]): Promise<unknown>
    insert(doc: T): Promise<unknown>
    find(): { exec(): Promise<Array<{ toJSON(): unknown }>> }
  }
  export function createRxDatabase(options: object): Promise<{
    addCollections(collections: object): Promise<Record<string, unknown>>
  }>
}
declare module 'rxdb/plugins/replication' {
  export type RxReplicationState = {
    awaitInSync(): Promise<unknown>
    awaitInitialReplication(): Promise<void>
  }
  export function replicateRxCollection(options: object): RxReplicationState
}
declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): object
}
declare module 'rxjs' {
  export class Subject<T> {
    next(value: T): void
    asObservable(): object
  }
}
declare module 'pouchdb-browser' {
  type Events = {
    on(event: 'change', listener: (change: { id?: string }) => void): Events & Promise<unknown>
  } & Promise<unknown>
  export default class PouchDB {
    constructor(name: string, options: object)
    readonly replicate: {
      to(remote: string, options: object): Events
      from(remote: string, options: object): Events
    }
    bulkDocs(docs: object[]): Promise<unknown>
    allDocs(options: object): Promise<{ rows: Array<{ doc: object }> }>
    changes(options: object): Events
    sync(remote: string, options: object): Events
  }
}
declare module 'pouchdb' {
  type Pouch = { bulkDocs(docs: object[]): Promise<unknown> }
  type PouchClass = { new (name: string): Pouch; defaults(options: object): PouchClass }
  const PouchDB: PouchClass
  export default PouchDB
}
declare module 'express' {
  type Listening = { address(): { port: number } }
  type App = {
    use(...handlers: unknown[]): void
    listen(port: number, host: string, then: () => void): Listening
  }
  const express: { (): App; static(folder: string): unknown }
  export default express
}
declare module 'express-pouchdb' {
  export default function expressPouch(pouch: unknown, options: object): unknown
}
