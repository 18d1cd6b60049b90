/** The key-value store: Redis, or a single-process implementation of the same narrow interface. */
export type { KeyValueStore, Lock, Order, ScoredMember, SetView, ViewedEntries, ViewRequest } from "./key-value-store.ts";
export { checkRedis, connectRedis, createRedisStore } from "./redis-store.ts";
export { createSingleProcessStore } from "./single-process-store.ts";
export { viewOf } from "./view-of.ts";
