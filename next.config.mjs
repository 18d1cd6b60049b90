import { existsSync } from "node:fs";
import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Titles are in the first bytes for everybody, not for crawlers alone: a document without one is announced as nameless by screen readers.
  htmlLimitedBots: /.*/,
  // server.ts does, for less of the processor: Next knows gzip alone, at one level.
  compress: false,
  // Native modules and libraries that must not be bundled; most are reached through the runtime object anyway.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@zxcvbn-ts/core",
    "@zxcvbn-ts/language-common",
    "@zxcvbn-ts/language-en",
    "@prisma/client",
    "@prisma/adapter-pg",
    "pg",
    "pg-boss",
    "pino",
    "ioredis",
    "nodemailer",
    "pdfkit",
    "prom-client",
    "rate-limiter-flexible",
    "socket.io",
  ],
  // `npm test` checks types, tests included; whoever starts the portal need not wait for it.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Reading all routes takes 1.6 s of the processor and 150 MB, just while the first requests come; one alone takes 3 to 100 ms.
    preloadEntriesOnStart: false,
    serverActions: { bodySizeLimit: "2100kb" },
    // From the second build on: 740 MB that take a quarter of the time to write help nobody who builds once.
    turbopackFileSystemCacheForBuild: existsSync(`${import.meta.dirname}/.next/BUILD_ID`),
    // Nothing reads them in production, and they are 800 MB: Turbopack writes each as often as the chunk it belongs to.
    turbopackSourceMaps: process.env.NODE_ENV !== "production",
  },
};

export default createNextIntlPlugin("./app/request-config.ts")(config);
