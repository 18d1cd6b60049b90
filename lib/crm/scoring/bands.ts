export const SCORE_BANDS = ["hot", "warm", "cold", "ice"] as const;
export type ScoreBand = (typeof SCORE_BANDS)[number];
/** From how many points on. */
export const BAND_FROM = { hot: 80, warm: 60, cold: 40, ice: 0 } as const satisfies Record<ScoreBand, number>;

/** The band of a score. Pure. */
export const bandOf = (score: number): ScoreBand => SCORE_BANDS.find((band) => score >= BAND_FROM[band]) ?? "ice";
