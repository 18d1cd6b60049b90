import type { Database } from "#lib/platform/database";
import { startListener } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { CATALOGUE_QUERY, catalogueOf, TENANT_QUERY } from "./catalogue.ts";
import type { FlagCatalogue } from "./explain-flag.ts";
import type { FlagTenant } from "./schema.ts";

type Needs = Pick<Runtime, "db" | "databaseUrl" | "log" | "rooms">;

/** What this process remembers of flags. */
interface FlagMemory {
  catalogue(): Promise<FlagCatalogue>;
  tenant(id: string): Promise<FlagTenant>;
}

const ROOM = "flags";
const CHANNEL = "bizosaas_flags";
const MOST_TENANTS = 1_000;
/** If the notice of a change were lost on a connection that is dead and does not know it yet. */
const REMEMBERED_MS = 30_000;

/**
 * Remembers flags in this process, and forgets them the moment another says that something changed: the database itself tells
 * every process with the commit (`tell_of_changed_flags`). While nothing can be heard, nothing is remembered.
 * @returns how to stop
 */
export function startFlagMemory({ db, databaseUrl, log, rooms }: Needs): () => Promise<void> {
  const memory = createMemory(() => listener.isListening(), db);
  const listener = startListener({ databaseUrl, channels: [CHANNEL], log, onNotification: memory.forget, onConnected: memory.forget });
  rooms.set(ROOM, memory);
  return async () => {
    rooms.delete(ROOM);
    await listener.close();
  };
}

/** What the process remembers; where it was never started, everything is read when it is asked for. */
export function flagMemory({ rooms, db }: Pick<Runtime, "rooms" | "db">): FlagMemory {
  return (rooms.get(ROOM) as FlagMemory | undefined) ?? { catalogue: () => loadCatalogue(db), tenant: (id) => loadTenant(db, id) };
}

function createMemory(canHear: () => boolean, db: Database): FlagMemory & { forget(): void } {
  let since = 0;
  let generation = 0;
  let catalogue: Promise<FlagCatalogue> | null = null;
  let tenants = new Map<string, Promise<FlagTenant>>();

  const forget = () => {
    generation++;
    since = performance.now();
    catalogue = null;
    tenants = new Map();
  };
  const forgetWhatMayBeOld = () => {
    if (!canHear() || performance.now() - since > REMEMBERED_MS) forget();
  };
  /** What was asked for before a change must not be remembered after it; nor a failure. */
  const keepWhileTrue = <T>(asked: Promise<T>, drop: () => void): Promise<T> => {
    asked.catch(drop);
    return asked;
  };

  return {
    forget,
    catalogue() {
      forgetWhatMayBeOld();
      const current = generation;
      catalogue ??= keepWhileTrue(loadCatalogue(db), () => {
        if (current === generation) catalogue = null;
      });
      return catalogue;
    },
    tenant(id) {
      forgetWhatMayBeOld();
      const known = tenants.get(id);
      if (known) return known;
      const mine = tenants;
      const oldest = mine.keys().next().value;
      if (mine.size >= MOST_TENANTS && oldest !== undefined) mine.delete(oldest);
      const asked = keepWhileTrue(loadTenant(db, id), () => mine.delete(id));
      mine.set(id, asked);
      return asked;
    },
  };
}

/** Flags belong to no tenant and are no secret of one; tenants themselves cannot read them. */
async function loadCatalogue(db: Database): Promise<FlagCatalogue> {
  return catalogueOf(await db.system(CATALOGUE_QUERY));
}

/** Behind the tenant's own wall. */
async function loadTenant(db: Database, id: string): Promise<FlagTenant> {
  const [row] = await db.read({ kind: "tenant", tenantId: id }, (tx) => tx.query<FlagTenant>({ ...TENANT_QUERY, values: [id] }));
  if (!row) throw new Error(`There is no tenant ${id}`);
  return row;
}
