import type { TenantContext } from "#lib/access";
import type { Queryable } from "#lib/platform/database";
import { isAppError } from "#lib/platform/errors";
import { type ScoredMember, type SetView, type ViewRequest, viewOf } from "#lib/platform/store";
import type { Board, Standing } from "./board.ts";
import { packScore } from "./packing.ts";
import type { Window } from "./windows.ts";

/** Stands last in each set, with a score that says up to which version of the tenant's clock the set is complete. A set without it is not. */
const MARK = "~";
const markOf = (version: bigint): ScoredMember => ({ member: MARK, score: -Number(version) - 1 });
const versionOf = ({ last }: SetView): bigint | null => (last?.member === MARK ? BigInt(-last.score - 1) : null);

/** A set that nobody asks for is forgotten; it is made anew when somebody does. */
const KEPT_MS = 8 * 86_400_000;
const MAKING_MS = 10_000;
const TRIES = 3;

interface ClockRow {
  version: bigint;
  rebuild_from: bigint;
}

/** A view of a tenant's board: from the store, and from the ledger itself while the store is gone. */
export async function readBoard(
  context: TenantContext,
  tx: Queryable,
  board: Board,
  window: Window,
  request: ViewRequest,
  seen?: Seen,
): Promise<SetView> {
  const view = await viewBoard(context, tx, board, window, request, seen).catch((error: unknown) => {
    if (isAppError(error) && error.code === "unavailable") return null;
    throw error;
  });
  if (view) return view;
  const all = scored(await board.read(tx, window, null), window);
  return viewOf(
    all.toSorted((a, b) => b.score - a.score || (a.member < b.member ? 1 : -1)),
    request,
  );
}

/** What is asked of one period of a board. */
interface PeriodRequest {
  window: Window;
  request: ViewRequest;
}

/**
 * Views of several periods of one board, in their order. As long as nothing has changed, all come in one round trip: each is asked for before
 * any has answered. What is not complete is read by itself.
 */
export async function readPeriods(context: TenantContext, tx: Queryable, board: Board, asked: readonly PeriodRequest[]): Promise<SetView[]> {
  const clock = await clockOf(context, tx);
  const seen = await Promise.all(
    asked.map(({ window, request }) =>
      context.store.sortedSetView(keyOf(board, window), request).then(
        (view) => ({ clock, view }),
        () => undefined, // without the store each is read from the ledger below
      ),
    ),
  );
  const views: SetView[] = [];
  for (const [index, { window, request }] of asked.entries()) views.push(await readBoard(context, tx, board, window, request, seen[index]));
  return views;
}

/** What the store had, and what the clock said before. */
interface Seen {
  clock: ClockRow;
  view: SetView;
}

const keyOf = (board: Board, { period, since }: Window): string => `${board.key}:${period}:${since?.toISOString() ?? "all"}`;

async function clockOf({ tenant }: TenantContext, tx: Queryable): Promise<ClockRow> {
  const [clock] = await tx.query<ClockRow>({
    name: "point-clock",
    text: "SELECT version, rebuild_from FROM point_clock WHERE tenant_id = $1::uuid",
    values: [tenant.id],
  });
  return clock ?? { version: 0n, rebuild_from: 0n };
}

/**
 * A view of a tenant's board in the store, brought up to date with the ledger first. Values are absolute, so that whatever is done twice,
 * or by two at once, ends right: each set says itself up to which version it is complete.
 * @returns null while somebody else makes the set anew, or the store loses it again and again: then the ledger has to be asked
 * @throws `unavailable` when the store is gone
 */
async function viewBoard(
  context: TenantContext,
  tx: Queryable,
  board: Board,
  window: Window,
  request: ViewRequest,
  seen?: Seen,
): Promise<SetView | null> {
  const { store } = context;
  const set = { board, window, key: keyOf(board, window) };
  const { key } = set;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // The clock before the set: what is newer than the clock says does no harm, what is older would.
    const first = attempt === 0 ? seen : undefined;
    const { version, rebuild_from: rebuildFrom } = first?.clock ?? (await clockOf(context, tx));
    const view = first?.view ?? (await store.sortedSetView(key, request));
    const known = versionOf(view);
    if (known !== null && known >= version) return withoutMark(view);
    if (known !== null && known >= rebuildFrom) await bringUp(context, tx, set, known, version);
    else if (!(await makeAnew(context, tx, set, version))) return null;
  }
  // People earn more quickly than we read: what was last written is complete up to its own version. A set without one is none.
  const view = await store.sortedSetView(key, request);
  return versionOf(view) === null ? null : withoutMark(view);
}

/** A board of one period, as the store has it. */
interface BoardSet {
  board: Board;
  window: Window;
  key: string;
}

/** Writes those anew of whom something was entered meanwhile. */
async function bringUp({ store }: TenantContext, tx: Queryable, { board, window, key }: BoardSet, known: bigint, version: bigint): Promise<void> {
  const changed = await board.read(tx, window, known);
  const gone = changed.filter(({ points }) => points <= 0).map(({ id }) => id);
  // The mark goes with them: whoever is cut off here leaves a set that is made anew, and not one that lacks somebody.
  if (gone.length > 0) await store.sortedSetRemove(key, [...gone, MARK]);
  await store.sortedSetAdd(key, [...scored(changed, window), markOf(version)]);
}

/** Makes a set from the ledger. @returns false when somebody else does so at this moment */
async function makeAnew({ store }: TenantContext, tx: Queryable, { board, window, key }: BoardSet, version: bigint): Promise<boolean> {
  const lock = await store.lock(`${key}:making`, { expireMs: MAKING_MS });
  if (!lock) return false;
  try {
    await store.sortedSetReplace(key, [...scored(await board.read(tx, window, null), window), markOf(version)], KEPT_MS);
    return true;
  } finally {
    await lock.release();
  }
}

const scored = (standings: readonly Standing[], { period, until }: Window): ScoredMember[] =>
  standings
    .filter(({ points }) => points > 0)
    .map(({ id, points, reachedAt }) => ({ member: id, score: packScore(period, points, reachedAt, until) }));

function withoutMark(view: SetView): SetView {
  const isStanding = ({ member }: ScoredMember) => member !== MARK;
  return {
    ...view,
    size: Math.max(0, view.size - 1),
    page: { ...view.page, entries: view.page.entries.filter(isStanding) },
    place: view.place && { ...view.place, entries: view.place.entries.filter(isStanding) },
  };
}
