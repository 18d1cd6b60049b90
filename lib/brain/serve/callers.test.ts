import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RequestContext } from "#lib/identity";
import { createCallers } from "./callers.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const COOKIE = "next-auth.session-token=abc";
const asked = (cookie = COOKIE, host = "portal.example") => ({ headers: { cookie, host }, requestId: "r", ip: "127.0.0.1" });
const somebody = (userId: string) => ({ actor: { kind: "user", userId, platformRole: null, tenantRole: "viewer" }, tenant: null });

/** Callers whose looks take 50 ms, and tell how many there were. */
function slowly() {
  const state = { looks: 0, isAway: false, canHear: true };
  const look = async () => {
    state.looks += 1;
    const id = `look ${state.looks}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (state.isAway) throw new Error("the database is away");
    return somebody(id) as unknown as RequestContext;
  };
  return Object.assign(state, { callers: createCallers("http://portal.example", look, () => state.canHear) });
}
async function found(callers: ReturnType<typeof createCallers>) {
  const looking = callers.find(asked());
  await vi.advanceTimersByTimeAsync(50);
  return looking;
}

test("whoever goes on asking is looked up again before the second is over, once, and nobody waits for it", async () => {
  const state = slowly();
  const { callers } = state;
  expect(callers.known(asked())).toBeNull();
  expect((await found(callers)).caller.id).toBe("look 1");
  await vi.advanceTimersByTimeAsync(500);
  expect([callers.known(asked())?.caller.id, state.looks]).toEqual(["look 1", 1]);
  await vi.advanceTimersByTimeAsync(200);
  for (let n = 0; n < 3; n++) expect(callers.known(asked())?.caller.id).toBe("look 1");
  expect(state.looks).toBe(2);
  await vi.advanceTimersByTimeAsync(50);
  expect(callers.known(asked())?.caller.id).toBe("look 2");
});

test("nobody is remembered for longer than a second, also when the look after them fails", async () => {
  const state = slowly();
  const { callers } = state;
  await found(callers);
  state.isAway = true;
  await vi.advanceTimersByTimeAsync(900);
  expect(callers.known(asked())?.caller.id).toBe("look 1");
  await vi.advanceTimersByTimeAsync(101);
  expect([callers.known(asked()), state.looks]).toEqual([null, 2]);
});

test("what was being looked up when a session ended is not remembered, and nobody is while no end could be heard", async () => {
  const state = slowly();
  const { callers } = state;
  const looking = callers.find(asked());
  callers.forget();
  await vi.advanceTimersByTimeAsync(50);
  await looking;
  expect(callers.known(asked())).toBeNull();
  await found(callers);
  expect(callers.known(asked())).not.toBeNull();
  state.canHear = false;
  expect(callers.known(asked())).toBeNull();
});

test("a session is its own at each host, and one with other cookies is another; who sends none is nobody", async () => {
  const { callers } = slowly();
  await found(callers);
  expect(callers.known(asked(COOKIE, "brand.example"))).toBeNull();
  expect(callers.known(asked(`theirs=1; ${COOKIE}`))).toBeNull();
  const nobody = callers.find(asked("theirs=1"));
  await vi.advanceTimersByTimeAsync(50);
  expect((await nobody).by).toBe("nothing");
  expect(callers.known(asked("others=2"))?.by).toBe("nothing");
  const only = callers.find(asked("x-next-auth.session-token=abc"));
  await vi.advanceTimersByTimeAsync(50);
  expect((await only).by).toBe("nothing");
});
