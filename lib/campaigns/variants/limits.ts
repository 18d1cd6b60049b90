export const TEST_LIMITS = { perCampaign: 50, variants: 5, rows: 500, days: 3_660, csvCharacters: 20_000 } as const;
