import { createServer } from "node:http";
import { expect, test } from "vitest";
import { guardedLookup } from "./guarded-lookup.ts";
import { addressProblem, getJson, isPublicAddress, OutboundError, type OutboundRules } from "./index.ts";

const STRICT = { allowLoopback: false };

test.each([
  "127.0.0.1",
  "10.1.2.3",
  "172.31.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fd00::1",
  "::ffff:127.0.0.1",
  "::ffff:8.8.8.8",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "2001:db8::1",
  "no address",
])("%s is not public", (address) => {
  expect(isPublicAddress(address, STRICT)).toBe(false);
});

test.each(["8.8.8.8", "172.32.0.1", "2606:4700:4700::1111"])("%s is public", (address) => {
  expect(isPublicAddress(address, STRICT)).toBe(true);
});

test("loopback is let through when it is allowed, and no other private address", () => {
  expect(isPublicAddress("127.0.0.1", { allowLoopback: true })).toBe(true);
  expect(isPublicAddress("::1", { allowLoopback: true })).toBe(true);
  expect(isPublicAddress("10.0.0.1", { allowLoopback: true })).toBe(false);
});

test.each([
  ["http://login.company.com", /https/],
  ["https://127.0.0.1/x", /private network/],
  ["https://2130706433/", /private network/],
  ["https://0x7f.1/", /private network/],
  ["https://[::1]/", /private network/],
  ["https://localhost/", /private network/],
  ["https://intranet/", /private network/],
  ["https://user:secret@login.company.com", /password/],
  ["file:///etc/passwd", /https/],
])("%s is refused", (address, why) => {
  expect(addressProblem(address, STRICT)).toMatch(why);
});

test("an http address is asked on loopback only, and only when that is allowed", () => {
  expect(addressProblem("http://127.0.0.1:9/", { allowLoopback: true })).toBeNull();
  expect(addressProblem("http://login.company.com/", { allowLoopback: true })).toMatch(/https/);
});

test("a name is checked by the addresses that it is connected to with, whatever it stood for before", async () => {
  const lookedUp = (rules: OutboundRules) =>
    new Promise((resolve) => guardedLookup(rules)("localhost", {}, (error, address) => resolve(error ? error.code : address)));
  expect(await lookedUp(STRICT)).toBe("EPRIVATEADDRESS");
  expect(await lookedUp({ allowLoopback: true })).toMatch(/^(127\.0\.0\.1|::1)$/);
});

test("what is asked follows no redirection, and takes no more than it should", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/moved") return response.writeHead(302, { location: "http://127.0.0.1/" }).end();
    if (request.url === "/large") return response.end(`"${"x".repeat(600_000)}"`);
    response.end('{"ok":true}');
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as { port: number };
  const at = (path: string) => getJson(`http://127.0.0.1:${port}${path}`, { allowLoopback: true });
  expect(await at("/")).toEqual({ ok: true });
  await expect(at("/moved")).rejects.toThrow(/status 302/);
  await expect(at("/large")).rejects.toThrow(/too large/);
  await expect(getJson(`http://127.0.0.1:${port}/`, STRICT)).rejects.toBeInstanceOf(OutboundError);
  server.close();
});
