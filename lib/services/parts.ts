import type { StatusPart } from "./schema.ts";

type PartName = Pick<StatusPart, "key" | "name" | "kind">;

/** What the portal consists of, in the order in which it is shown. `own-parts.ts` says as which services. */
export const PARTS = [
  { key: "database", name: "Database", kind: "database" },
  { key: "store", name: "Key-value store", kind: "store" },
  { key: "queue", name: "Job queue", kind: "queue" },
  { key: "worker", name: "Job worker", kind: "worker" },
  { key: "realtime", name: "Live updates", kind: "realtime" },
  { key: "mail", name: "Mail", kind: "mail" },
  { key: "surface.home", name: "Home page", kind: "surface" },
  { key: "surface.sign-in", name: "Sign-in", kind: "surface" },
  { key: "surface.status", name: "Status page", kind: "surface" },
  { key: "surface.portal", name: "Client portal", kind: "surface" },
  { key: "surface.admin", name: "Administration", kind: "surface" },
  { key: "surface.api", name: "JSON API", kind: "surface" },
] as const satisfies PartName[];

export type PartKey = (typeof PARTS)[number]["key"];

/** The name of a part; its key when an older version of the portal recorded one that is gone. */
export const partName = (key: string): string => PARTS.find((part) => part.key === key)?.name ?? key;
