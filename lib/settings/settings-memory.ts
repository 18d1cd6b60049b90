import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "#lib/platform/database";
import { startListener } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { DEFAULT_SETTINGS, type Settings } from "./schema.ts";
import { SETTINGS_QUERY, type SettingRow, settingsOf } from "./stored.ts";

type Needs = Pick<Runtime, "db" | "databaseUrl" | "log" | "rooms">;

interface SettingsMemory {
  read(): Promise<Settings>;
}

const ROOM = "settings";
const CHANNEL = "bizosaas_settings";
/** If the notice of a change were lost on a connection that is dead and does not know it yet. */
const REMEMBERED_MS = 30_000;
/** While nothing can be heard: a database that is away must not be asked anew for every visitor of the status page. */
const REMEMBERED_UNHEARD_MS = 1_000;
/** Every request asks for them first: a database that is frozen must not hold it up here and then once more. */
const ANSWER_WITHIN_MS = 1_000;

/**
 * Remembers the settings in this process, and forgets them the moment another says that something changed: the database itself
 * tells every process with the commit. @returns how to stop
 */
export function startSettingsMemory({ db, databaseUrl, log, rooms }: Needs): () => Promise<void> {
  const memory = createMemory(() => listener.isListening(), db);
  // Read at once, so that whoever asks next need not wait for it.
  const readAnew = () => {
    memory.forget();
    memory.read().catch(() => undefined); // whoever asks next is told
  };
  const listener = startListener({ databaseUrl, channels: [CHANNEL], log, onNotification: readAnew, onConnected: readAnew });
  rooms.set(ROOM, memory);
  return async () => {
    rooms.delete(ROOM);
    await listener.close();
  };
}

/**
 * The settings of the installation. Where the database does not answer, as they were last known, or their defaults: pages that
 * must render without it ask for them, too. A process that remembers nothing reads them each time.
 */
export function installationSettings({ rooms, db }: Pick<Runtime, "rooms" | "db">): Promise<Settings> {
  return (rooms.get(ROOM) as SettingsMemory | undefined)?.read() ?? load(db).catch(() => DEFAULT_SETTINGS);
}

function createMemory(canHear: () => boolean, db: Database): SettingsMemory & { forget(): void } {
  let since = 0;
  let remembered: Promise<Settings> | null = null;
  let lastKnown: Settings | null = null;

  return {
    forget() {
      remembered = null;
    },
    read() {
      const isHeard = canHear();
      if (remembered && performance.now() - since <= (isHeard ? REMEMBERED_MS : REMEMBERED_UNHEARD_MS)) return remembered;
      since = performance.now();
      const known = isHeard ? remembered : null;
      if (known) {
        // Nobody said that anything changed: it counts on while it is looked at again, and no request waits for a slow database.
        load(db).then(
          (settings) => {
            if (remembered === known) [lastKnown, remembered] = [settings, Promise.resolve(settings)];
          },
          () => undefined, // looked at again the next time
        );
        return known;
      }
      const before = lastKnown;
      const asked: Promise<Settings> = load(db).then(
        (settings) => {
          if (remembered === answer) [lastKnown, remembered] = [settings, asked];
          return settings;
        },
        () => before ?? DEFAULT_SETTINGS,
      );
      // While nothing is known, a maintenance must not be overlooked for want of a second's patience.
      const answer = before ? Promise.race([asked, delay(ANSWER_WITHIN_MS, before, { ref: false })]) : asked;
      remembered = answer;
      return remembered;
    },
  };
}

const load = async (db: Database): Promise<Settings> => settingsOf(await db.system<SettingRow>(SETTINGS_QUERY));
