import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { billing } from "./billing.ts";
import { branding } from "./branding.ts";
import { charts } from "./charts.ts";
import { client } from "./client.ts";
import { flags } from "./flags.ts";
import { installation } from "./installation.ts";
import { operator } from "./operator.ts";
import { portal } from "./portal.ts";
import { shell } from "./shell.ts";
import { site } from "./site.ts";
import { tables } from "./tables.ts";
import { tenancy } from "./tenancy.ts";
import { trail } from "./trail.ts";

export const de = { account, auth, billing, branding, charts, client, flags, installation, operator, portal, shell, site, tables, tenancy, trail } as const;
