import { apiDocument } from "../../api/document.ts";
import { type Operation, operationsOf } from "./operations.ts";

type Described = ReturnType<typeof operationsOf>;

let read: Described | null = null;

/** What this portal's API can do, read from its document once. */
export function portalOperations(): Described {
  read ??= operationsOf(apiDocument().document);
  return read;
}

/** Operations in which every word of `search` occurs: in their method, path, name, group or id. All of them without words. */
export function matching(operations: Operation[], search: string): Operation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ method, path, summary, tag, id }) => {
    const text = `${method} ${path} ${summary} ${tag} ${id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
