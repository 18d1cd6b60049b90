import type { Messages } from "./index.ts";

declare module "next-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}
