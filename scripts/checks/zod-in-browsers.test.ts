import { expect, test } from "vitest";
import { readSource } from "./sources.ts";
import { zodInBrowsers } from "./zod-in-browsers.ts";

const ROOM = {
  "lib/room/schema.ts": 'import { z } from "zod";\nexport { MOST } from "./limits/schema.ts";',
  "lib/room/limits/schema.ts": "export const MOST = 3;",
};

function problemsOf(files: Record<string, string>): string[] {
  return zodInBrowsers(Object.entries({ ...ROOM, ...files }).map(([path, text]) => readSource(path, text)));
}

test.each<[string, Record<string, string>, string]>([
  ["itself", { "components/a.tsx": '"use client";\nimport { z } from "zod";' }, "components/a.tsx"],
  ["a part of it", { "components/a.tsx": '"use client";\nimport * as z from "zod/mini";' }, "components/a.tsx"],
  ["by a room's shapes", { "components/a.tsx": '"use client";\nimport { MOST } from "#lib/room/schema";' }, "components/a.tsx → lib/room/schema.ts"],
  [
    "by what it draws with",
    { "components/a.tsx": '"use client";\nimport { b } from "./b.ts";', "components/b.ts": 'export { MOST } from "#lib/room/schema";' },
    "components/a.tsx → components/b.ts → lib/room/schema.ts",
  ],
  [
    "by words and formats",
    {
      "components/a.tsx": '"use client";\nimport { reader } from "#reader";',
      "components/format/reader.client.tsx": 'import { said } from "#words/client";',
      "messages/client.ts": 'import { z } from "zod";',
    },
    "components/a.tsx → components/format/reader.client.tsx → messages/client.ts",
  ],
  [
    "later",
    { "app/a/panel.tsx": '"use client";\nvoid import("./late.tsx");', "app/a/late.tsx": 'import {\n  MOST,\n} from "#lib/room/schema";' },
    "app/a/panel.tsx → app/a/late.tsx → lib/room/schema.ts",
  ],
])("a client module that brings zod to browsers, %s, is found with its way", (_, files, way) => {
  expect(problemsOf(files)).toEqual([expect.stringContaining(`by ${way};`)]);
});

test.each<[string, Record<string, string>]>([
  ["a door without zod", { "components/a.tsx": '"use client";\nimport { MOST } from "#lib/room/limits/schema";' }],
  [
    "types alone",
    { "components/a.tsx": '"use client";\nimport type { Most } from "#lib/room/schema";\nexport type { Least } from "#lib/room/schema";' },
  ],
  ["a component of the server", { "app/page.tsx": 'import { MOST } from "#lib/room/schema";' }],
  [
    "an action that is called and not loaded",
    {
      "app/form.tsx": '"use client";\nimport { act } from "./actions.ts";',
      "app/actions.ts": '"use server";\nimport { MOST } from "#lib/room/schema";',
    },
  ],
])("%s is no problem", (_, files) => {
  expect(problemsOf(files)).toEqual([]);
});
