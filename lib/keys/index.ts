/** Machines that use the JSON API: service accounts and their keys. `lib/identity` recognises a key; here they are made and ended. */
export { createKey, revokeKey, rotateKey } from "./api-keys.ts";
export { createServiceAccount, deleteServiceAccount, getServiceAccount, listServiceAccounts, renameServiceAccount } from "./service-accounts.ts";
export { tellOfEndingKeysJob } from "./tell-of-ending-keys.ts";
