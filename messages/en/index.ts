import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { backups } from "./backups.ts";
import { client } from "./client.ts";
import { integrations } from "./integrations.ts";
import { mail } from "./mail.ts";
import { operations } from "./operations.ts";
import { people } from "./people.ts";
import { portal } from "./portal.ts";
import { privileges } from "./privileges.ts";
import { security } from "./security.ts";
import { shell } from "./shell.ts";
import { signIn } from "./sign-in.ts";
import { site } from "./site.ts";

export const en = {
  account,
  auth,
  backups,
  client,
  integrations,
  mail,
  operations,
  people,
  portal,
  privileges,
  security,
  shell,
  signIn,
  site,
} as const;
