/** The header of counts as CSV. */
export const TEST_CSV_COLUMNS = ["variant", "day", "trials", "successes"] as const;
export const TEST_LIMITS = { perCampaign: 50, variants: 5, rows: 500, days: 3_660, csvCharacters: 20_000 } as const;
