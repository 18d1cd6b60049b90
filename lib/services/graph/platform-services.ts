import type { Dependency, ServiceKind, ServiceNode } from "./types.ts";

/** A service of the platform as the registry starts with it. */
export interface PlatformService {
  key: string;
  name: string;
  kind: ServiceKind;
  port: number;
  /** Path of its health check over HTTP; null where it has none that is known, and is asked by its own protocol or by TCP. */
  healthPath: string | null;
  /** Keys of what it needs, all of them hard. */
  needs: string[];
}

/** The seventeen services that the platform was made of. */
export const PLATFORM_SERVICES: readonly PlatformService[] = [
  { key: "postgres", name: "PostgreSQL", kind: "database", port: 5432, healthPath: null, needs: [] },
  { key: "redis", name: "Redis", kind: "cache", port: 6379, healthPath: null, needs: [] },
  { key: "vault", name: "Vault", kind: "backend", port: 8200, healthPath: "/v1/sys/health", needs: [] },
  { key: "brain", name: "Brain", kind: "backend", port: 8001, healthPath: "/health", needs: ["postgres", "redis", "vault"] },
  { key: "auth", name: "Auth", kind: "backend", port: 8007, healthPath: "/health", needs: ["postgres", "redis"] },
  { key: "django-crm", name: "Django CRM", kind: "backend", port: 8008, healthPath: "/health/", needs: ["postgres", "redis", "auth"] },
  { key: "wagtail-cms", name: "Wagtail CMS", kind: "backend", port: 8006, healthPath: null, needs: ["postgres", "redis"] },
  { key: "saleor", name: "Saleor", kind: "backend", port: 8000, healthPath: "/health/", needs: ["postgres", "redis", "auth"] },
  { key: "superset", name: "Superset", kind: "backend", port: 8088, healthPath: "/health", needs: ["postgres", "redis", "auth"] },
  { key: "temporal", name: "Temporal", kind: "worker", port: 7233, healthPath: null, needs: ["postgres"] },
  { key: "gamification", name: "Gamification", kind: "backend", port: 8025, healthPath: "/health", needs: ["brain", "postgres", "redis"] },
  { key: "client-portal", name: "Client portal", kind: "frontend", port: 3006, healthPath: null, needs: ["brain", "auth"] },
  { key: "admin", name: "Administration", kind: "frontend", port: 3009, healthPath: null, needs: ["brain", "auth", "superset"] },
  { key: "bizoholic", name: "Bizoholic", kind: "frontend", port: 3008, healthPath: null, needs: ["brain", "wagtail-cms"] },
  { key: "coreldove", name: "CoreLDove", kind: "frontend", port: 3007, healthPath: null, needs: ["brain", "saleor"] },
  { key: "directory", name: "Business directory", kind: "frontend", port: 3004, healthPath: null, needs: ["brain"] },
  { key: "analytics", name: "Analytics", kind: "frontend", port: 3005, healthPath: null, needs: ["brain", "superset"] },
];

/** The same as a graph takes it. */
export function platformServices(): { services: ServiceNode[]; dependencies: Dependency[] } {
  return {
    services: PLATFORM_SERVICES.map(({ key, name, kind }) => ({ key, name, kind, tenantScope: "platform" })),
    dependencies: PLATFORM_SERVICES.flatMap(({ key, needs }) => needs.map((to): Dependency => ({ from: key, to, kind: "hard" }))),
  };
}
