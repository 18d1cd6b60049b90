export const reports = { reports: "Reports" } as const;
