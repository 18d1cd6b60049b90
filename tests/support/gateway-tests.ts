import { afterAll, afterEach, beforeAll } from "vitest";
import type { StaffContext } from "#lib/access";
import type { GatewayRoute } from "#lib/brain/schema";
import type { Runtime } from "#lib/platform/runtime";
import { staffContext, testRuntime } from "./contexts.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { type Backend, openRoute, startBackend, startGateway, startRawBackend, type TestGateway } from "./gateway.ts";

type Opening = Parameters<typeof openRoute> extends [StaffContext, ...infer Rest] ? Rest : never;

interface Shared {
  database: TestDatabase;
  runtime: Runtime;
  staff: StaffContext;
  gateway: TestGateway;
}

interface GatewayTests {
  /** Filled before the first test of the file. */
  shared: Shared;
  /** Are called when the test is over, the last first. */
  endWithTest(...stops: (() => unknown)[]): void;
  backend(...args: Parameters<typeof startBackend>): Promise<Backend>;
  raw(...args: Parameters<typeof startRawBackend>): ReturnType<typeof startRawBackend>;
  /** A service with a route to it that counts already. */
  opened(...args: Opening): Promise<GatewayRoute>;
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** What the gateway's tests of a file share: a database, staff, and a gateway. What a test opens ends with it. */
export function gatewayTests(options?: Parameters<typeof startGateway>[1]): GatewayTests {
  const shared = {} as Shared;
  let ends: (() => unknown)[] = [];
  beforeAll(async () => {
    shared.database = await testDatabase();
    shared.runtime = testRuntime(shared.database);
    shared.staff = await staffContext(shared.database);
    shared.gateway = await startGateway(shared.runtime, options);
  });
  afterEach(async () => {
    for (const end of ends.toReversed()) await end();
    ends = [];
  });
  afterAll(async () => {
    await shared.gateway.stop();
    await shared.runtime.close();
    await shared.database.drop();
  });
  const endWithTest = (...stops: (() => unknown)[]) => void ends.push(...stops);
  return {
    shared,
    endWithTest,
    async backend(...args) {
      const made = await startBackend(...args);
      endWithTest(made.stop);
      return made;
    },
    async raw(...args) {
      const made = await startRawBackend(...args);
      endWithTest(made.stop);
      return made;
    },
    async opened(...args) {
      const route = await openRoute(shared.staff, ...args);
      await shared.gateway.gateway.reload();
      return route;
    },
    ask: (path, init = {}) => fetch(`${shared.gateway.url}/${path}`, init),
  };
}
