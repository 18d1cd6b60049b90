export * from "./register-schema.ts";
