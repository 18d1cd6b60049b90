import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { billing } from "./billing.ts";
import { charts } from "./charts.ts";
import { client } from "./client.ts";
import { flags } from "./flags.ts";
import { operator } from "./operator.ts";
import { portal } from "./portal.ts";
import { shell } from "./shell.ts";
import { site } from "./site.ts";
import { tables } from "./tables.ts";
import { trail } from "./trail.ts";

export const de = { account, auth, billing, charts, client, flags, operator, portal, shell, site, tables, trail } as const;
