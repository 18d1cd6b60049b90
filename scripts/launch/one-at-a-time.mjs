import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { relative } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const REFUSES_AT_FIRST_MS = 200;

/**
 * Does work while no other process that asks with the same path does. The path is that of a socket: whoever waits holds a connection, which the
 * system ends with its holder, however that ended. Where no socket can be made nobody waits.
 * @template T
 * @param {string} path where nothing else is
 * @param {() => void} waiting told when another is at work
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function oneAtATime(path, waiting, work) {
  // The shorter way: such a path may have about a hundred characters.
  const name = relative(process.cwd(), path);
  for (;;) {
    const held = await hold(name);
    if (held !== "taken") {
      try {
        return await work();
      } finally {
        held?.();
      }
    }
    waiting();
    if (await isLeftBy(name)) continue;
    // Between its making and its first connection a socket refuses, too.
    await delay(REFUSES_AT_FIRST_MS);
    if (!(await isLeftBy(name))) rmSync(name, { force: true });
  }
}

/**
 * @param {string} name
 * @returns {Promise<(() => void) | null | "taken">} how to let go; null where there are no sockets
 */
function hold(name) {
  return new Promise((resolve) => {
    /** @type {Set<import("node:net").Socket>} */
    const waiters = new Set();
    const server = createServer((socket) => waiters.add(socket.on("error", () => undefined)));
    server.once("error", (error) => resolve("code" in error && error.code === "EADDRINUSE" ? "taken" : null));
    server.listen(name, () =>
      resolve(() => {
        server.close();
        for (const socket of waiters) socket.destroy();
      }),
    );
  });
}

/**
 * Waits for whoever is at work.
 * @param {string} name
 * @returns {Promise<boolean>} false where nobody is: a process that was killed left the socket
 */
function isLeftBy(name) {
  return new Promise((resolve) => {
    let isNobodys = false;
    connect(name)
      .on("error", (error) => {
        isNobodys = "code" in error && error.code === "ECONNREFUSED";
      })
      .on("close", () => resolve(!isNobodys))
      .resume();
  });
}
