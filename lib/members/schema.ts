export * from "./access-schema.ts";
export * from "./members-schema.ts";
export * from "./register-schema.ts";
export * from "./roles-schema.ts";
export * from "./teams-schema.ts";
