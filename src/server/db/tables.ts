/**
 * The tables, as Kysely sees them. Every key begins with the school; no transaction crosses schools. JSON is text,
 * booleans are 0/1, instants are seconds since 1970, so that SQLite and PostgreSQL hold the same values.
 */
export type Tables = {
  /** The school's sequence: `head` is the last number given out, taken under the writer's lock held to the commit. */
  school: { id: string; epoch: string; head: number; head_tag: string; created_at: number }
  /** One row per commit: numbers first..last, and the random tag that proves a cursor is of this history. */
  commit_log: { school: string; last_number: number; first_number: number; tag: string; at: number }
  fact: {
    school: string
    number: number
    id: string
    type: string
    student: string | null
    author_kind: string
    author: string
    install: string
    seq: number
    stream: string
    school_day: string
    window_id: string | null
    time_verdict: string
    due: number
    /** 1: let out of quarantine by a person, so it goes back to the install that wrote it as well. */
    released: number
    post: string | null
    place: string | null
    target: string | null
    received_at: number
    /** The fact as it was sent, whole. */
    body: string
  }
  /**
   * Sealed runs of facts, derived from `fact` and made again at will: what an audience may read of a stream between
   * two numbers. `name` is null while the run is withdrawn, because what may be read of it has changed.
   */
  segment: {
    school: string
    audience: string
    stream: string
    first_number: number
    last_number: number
    count: number
    name: string | null
  }
  /** The bytes of a segment, deflated once and left open, so that several make one gzip; `size` and `crc` of the plain ones. */
  segment_bytes: { school: string; name: string; size: number; crc: number; deflated: Uint8Array }
  /** How often what an audience may read of a stream has shrunk: part of every scope version that reads it. */
  withdrawal: { school: string; audience: string; stream: string; times: number }
  /** Pictures of work, of one thing each (`activity:ID`); in no feed. */
  picture: { school: string; id: string; about: string; by: string; at: number; bytes: Uint8Array }
  /** Every fact that ever arrived, by id: de-duplication, verdicts, and (install, seq) for gaps and clones. */
  receipt: {
    school: string
    fact: string
    install: string
    seq: number
    hash: string
    verdict: string
    number: number | null
    code: string | null
    detail: string | null
    received_at: number
  }
  /** Revocations and settlements whose target has not arrived; committed right after it. */
  waiting: { school: string; target: string; fact: string; body: string; holder: string; received_at: number }
  record: { school: string; kind: string; id: string; version: number; number: number; body: string | null }
  record_history: {
    school: string
    kind: string
    id: string
    version: number
    number: number
    body: string | null
    by: string
    at: number
  }
  install: {
    school: string
    id: string
    holder_kind: string
    holder: string
    first_contact: number
    last_contact: number
    /** Last seq up to which every seq has a verdict. */
    contiguous: number
    highest: number
    /** Server time minus device time when last measured, seconds; null when unknown. */
    clock_offset: number | null
    /** How often this device came back with an empty store. */
    restarts: number
    /** The life of the database in which this install last said that it has nothing left to bring. */
    epoch: string | null
    /** When the device last compared its copy of the ledger with ours: same, different; null when it never did. */
    checked_at: number | null
    check_says: string | null
  }
  /** Ranges of seqs that a person has declared lost. */
  lost: {
    school: string
    install: string
    first_seq: number
    last_seq: number
    declared_by: string
    at: number
  }
  account: {
    school: string
    staff: string
    login: string
    password: string
    /** When it was set. */
    password_at: number
    must_change: number
    disabled_at: number | null
    failures: number
    retry_at: number
  }
  /** Opaque tokens, hashed. kind: staff, device. */
  session: {
    school: string
    token_hash: string
    id: string
    kind: string
    subject: string
    label: string
    created_at: number
    last_seen: number
    /** active, push-only (until `until`), ended */
    state: string
    until: number | null
  }
  pairing: {
    school: string
    id: string
    /** Scrypt-free: SHA-256 of a 128-bit secret (QR); the short code is stored with a password hash. */
    secret_hash: string
    code_hash: string
    device: string
    made_by: string
    expires_at: number
    /** open, claimed, confirmed, collected, cancelled */
    state: string
    wrong_tries: number
    claim_hash: string | null
    claim_label: string | null
    claimed_at: number | null
  }
  import_log: {
    school: string
    id: string
    kind: string
    file_name: string
    by_staff: string
    at: number
    plan: string
    undone_at: number | null
  }
  access_log: { school: string; id: string; staff: string; student: string; purpose: string; at: number }
  security_log: { school: string; id: string; at: number; event: string; subject: string; detail: string }
  setting: { school: string; key: string; value: string }
  /** Names and clients are hashed: a password is sometimes typed where the name belongs. */
  login_failure: {
    school: string
    login_hash: string
    /** Who tried; '' counts the tries of everybody at a name that no account has. */
    client_hash: string
    failures: number
    /** When it last failed. */
    at: number
  }
  /** Where an account was signed in to before; `at`: when it last was. */
  known_browser: { school: string; staff: string; browser_hash: string; at: number }
  /** Typed pairing codes, wrong or being looked at. what: whose count it is, 'signed-in' or 'address'. */
  pairing_try: { school: string; id: string; client_hash: string; what: string; at: number }
}

const named: Record<keyof Tables, true> = {
  school: true,
  commit_log: true,
  fact: true,
  segment: true,
  segment_bytes: true,
  withdrawal: true,
  picture: true,
  receipt: true,
  waiting: true,
  record: true,
  record_history: true,
  install: true,
  lost: true,
  account: true,
  session: true,
  pairing: true,
  import_log: true,
  access_log: true,
  security_log: true,
  setting: true,
  login_failure: true,
  known_browser: true,
  pairing_try: true,
}
export const tableNames: readonly string[] = Object.keys(named)
