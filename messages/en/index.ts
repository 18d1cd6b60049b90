import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { branding } from "./branding.ts";
import { client } from "./client.ts";
import { installation } from "./installation.ts";
import { portal } from "./portal.ts";
import { shell } from "./shell.ts";
import { site } from "./site.ts";
import { tenancy } from "./tenancy.ts";

export const en = { account, auth, branding, client, installation, portal, shell, site, tenancy } as const;
