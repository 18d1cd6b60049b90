import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Everything that can be reached: pages by path, route handlers by method and path, server actions by file and name. */
export interface Surface {
  pages: string[];
  routes: string[];
  actions: { key: string; id: string }[];
}

/** Reads the surface from the tree and from the production build, not from a list that somebody keeps. */
export function readSurface(): Surface {
  const files = readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => /(^|\/)page\.tsx$/.test(file)).map(pathOf);
  const routes = files
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .flatMap((file) => {
      const source = readFileSync(join(ROOT, "app", file), "utf8");
      return METHODS.filter((method) => new RegExp(`export (const|async function|function) ${method}\\b|as ${method}\\b`).test(source)).map(
        (method) => `${method} ${pathOf(file)}`,
      );
    });
  const manifest = JSON.parse(readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8")) as {
    node: Record<string, { exportedName?: string; filename?: string }>;
  };
  const actions = Object.entries(manifest.node).map(([id, { exportedName, filename }]) => ({ id, key: `${filename}#${exportedName}` }));
  return { pages: pages.sort(), routes: routes.sort(), actions };
}

/** The path of a file in app/: groups in parentheses are no part of it. */
function pathOf(file: string): string {
  const parts = file
    .split("/")
    .slice(0, -1)
    .filter((part) => !/^\(.*\)$/.test(part));
  return `/${parts.join("/")}`;
}
