import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { patientFetch } from "./patient-fetch.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that answers each request by the next of these, and the last again and again. */
async function serve(...answers: RequestListener[]) {
  let asked = 0;
  const server = createServer((request, response) => answers[Math.min(asked++, answers.length - 1)]?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

const hangUp: RequestListener = ({ socket }) => socket.destroy();
const says =
  (status: number, text = "", headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(text);

const RSC = { headers: { rsc: "1" } };

/** A page that is shown, and what was waited. */
function shown(address: string) {
  const waits: number[] = [];
  const page = { address };
  const get = patientFetch(fetch, {
    address: () => page.address,
    async wait(ms) {
      waits.push(ms);
    },
  });
  return { get, waits, page };
}

test("the shown page is asked for again until somebody answers, with growing pauses", async () => {
  const { origin } = await serve(hangUp, hangUp, says(502), says(503, "", { "retry-after": "7" }), hangUp, hangUp, says(200, "here"));
  const { get, waits } = shown(`${origin}/admin?search=x#part`);
  const answer = await get(new URL("/admin?search=x&_rsc=1abc", origin), RSC);
  expect(await answer.text()).toBe("here");
  expect(waits).toEqual([500, 1_000, 2_000, 7_000, 5_000, 5_000]);
});

test("nobody is made to wait longer than half a minute, whatever the server asks", async () => {
  const { origin } = await serve(
    says(429, "", { "retry-after": "3600" }),
    says(429, "", { "retry-after": "Sun, 29 Nov 2026 12:00:00 GMT" }),
    says(200),
  );
  const { get, waits } = shown(`${origin}/status`);
  expect((await get(new URL("/status", origin), RSC)).status).toBe(200);
  expect(waits).toEqual([30_000, 1_000]);
});

test("an answer is an answer: not found, forbidden, or sent elsewhere", async () => {
  for (const status of [200, 401, 403, 404]) {
    const { origin, asked } = await serve(says(status));
    expect((await shown(`${origin}/admin`).get(new URL("/admin", origin), RSC)).status).toBe(status);
    expect(asked()).toBe(1);
  }
});

test("another page, what is fetched ahead, and what is no page fail as they did", async () => {
  const { origin, asked } = await serve(hangUp);
  const { get, waits } = shown(`${origin}/admin?page=1`);
  await expect(get(new URL("/admin?page=2", origin), RSC)).rejects.toThrow(TypeError);
  await expect(get(new URL("/portal?page=1", origin), RSC)).rejects.toThrow(TypeError);
  await expect(get(new URL("/admin?page=1", origin), { headers: { rsc: "1", "next-router-prefetch": "1" } })).rejects.toThrow(TypeError);
  await expect(get(new URL("/admin?page=1", origin), { method: "POST", headers: { "next-action": "x" } })).rejects.toThrow(TypeError);
  await expect(get(`${origin}/admin?page=1`)).rejects.toThrow(TypeError);
  expect([asked(), waits]).toEqual([5, []]);
});

test("what is called off is not asked for again", async () => {
  const { origin, asked } = await serve(() => undefined);
  const calling = new AbortController();
  const { get, waits } = shown(`${origin}/admin`);
  const answer = get(new URL("/admin", origin), { ...RSC, signal: calling.signal });
  await expect.poll(asked).toBe(1);
  calling.abort();
  await expect(answer).rejects.toThrow("aborted");
  expect(waits).toEqual([]);
});

test("whoever has gone on to another page is neither asked for nor told", async () => {
  const { origin } = await serve(hangUp);
  const { promise: waited, resolve: letGo } = Promise.withResolvers<void>();
  let address = `${origin}/admin`;
  const happened: string[] = [];
  const counted: typeof fetch = (input, init) => {
    happened.push("asked");
    return fetch(input, init);
  };
  const get = patientFetch(counted, {
    address: () => address,
    wait() {
      happened.push("waits");
      return waited;
    },
  });
  void get(new URL("/admin", origin), RSC).then(
    () => happened.push("answered"),
    () => happened.push("failed"),
  );
  await expect.poll(() => happened).toEqual(["asked", "waits"]);
  address = `${origin}/portal`;
  letGo();
  await new Promise((resolve) => setImmediate(resolve));
  expect(happened).toEqual(["asked", "waits"]);
});
