import { account } from "./account.ts";
import { auth } from "./auth.ts";
import { client } from "./client.ts";
import { shell } from "./shell.ts";

export const en = { account, auth, client, shell } as const;
