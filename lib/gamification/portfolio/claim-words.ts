import type { PortfolioMeasure } from "./figure-values.ts";

/** How texts name what is measured, in English and German. */
export const MEASURE_WORDS: readonly (readonly [RegExp, PortfolioMeasure])[] = [
  [/\bCPA\b|cost[s]? per (?:acquisition|conversion|lead|sale|action)|kosten (?:pro|je) (?:conversion|lead|abschluss|akquise|verkauf)/gi, "cpa_minor"],
  [/\bROAS\b|return on ad spend|werbeertrag/gi, "roas"],
  [/\bROI\b|return on investment|kapitalrendite|rendite/gi, "roi"],
  [/\bCTR\b|click[- ]through[- ]rate|klickrate/gi, "ctr"],
  [/\bCVR\b|conversion[- ]?rates?|konversionsraten?|conversion-?raten?/gi, "cvr"],
  [/revenues?|turnover|umsätzen?|umsatz\w*|erlöse?\w*/gi, "revenue_minor"],
  [/conversions?|konversionen?|\bleads?\b|abschlüsse\w*/gi, "conversions"],
];

export const RISING =
  /\b(?:grew|grow(?:n|s|th|ing)?|increas\w+|rose|ris(?:e|en|ing)|gain\w*|up|more|higher|boost\w*|lift\w*|jump\w*|surg\w+|gestiegen|stieg\w*|steiger\w+|gesteigert|wuchs\w*|wachs\w+|gewachsen|mehr|höher\w*|erhöh\w+|plus|zuwachs)(?![\wäöüß])/giu;
export const FALLING =
  /\b(?:cut|cuts|cutting|reduc\w+|lower\w*|fell|fall(?:s|en|ing)?|drop\w*|down|decreas\w+|declin\w+|less|fewer|cheaper|sank\w*|gesunken|senk\w+|gesenkt|sinken\w*|weniger|niedriger\w*|günstiger|reduzier\w+|rückgang|minus|fiel\w*|gefallen)(?![\wäöüß])/giu;

/** Just before a number. */
export const ABOUT = /(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|circa|rund|etwa|ca\.?|ungefähr|fast|knapp|~|≈)\s*$/i;
export const AT_LEAST = /(?:more than|over|above|at least|mehr als|über|mindestens|>)\s*$/i;
/** What stands behind it is a level and no change, or a change and no level. */
export const LEVEL = /(?:\bto|\bauf|\bfrom|\bvon|\bat|\bbei|\bof)\s*$/i;
export const CHANGE = /(?:\bby|\bum)\s*$/i;

/** Words that say a factor: from where on and up to where they are true. */
export const FACTOR_WORDS: readonly (readonly [RegExp, number, number])[] = [
  [/\b(?:more than )?(?:doubl(?:ed|ing)|twice|verdoppel\w+|verdoppelt|doppelt\w*)(?![\wäöüß])/giu, 1.95, 2.5],
  [/\b(?:tripl(?:ed|ing)|threefold|verdreifach\w+)(?![\wäöüß])/giu, 2.95, 3.5],
  [/\b(?:quadrupl(?:ed|ing)|vervierfach\w+)(?![\wäöüß])/giu, 3.95, 4.5],
  [/\b(?:halv(?:ed|ing)|halbier\w+)(?![\wäöüß])/giu, 0.4, 0.525],
];

export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  "twenty-five": 25,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  fünf: 5,
  zehn: 10,
  fünfzehn: 15,
  zwanzig: 20,
  fünfundzwanzig: 25,
  dreißig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
  hundert: 100,
};

export const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|thousand|tausend|tsd\.?)$/i, 1e3],
  [/^(?:m|mn|million|millions|millionen|mio\.?)$/i, 1e6],
  [/^(?:bn|billion|billions|milliarden?|mrd\.?)$/i, 1e9],
];

const SIGNS: Readonly<Record<string, string>> = {
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  EURO: "EUR",
  EUROS: "EUR",
  DOLLAR: "$",
  DOLLARS: "$",
};

/** Whether a sign or code in a text means a currency. A plain dollar is any dollar. */
export function meansCurrency(written: string, currency: string): boolean {
  const code = SIGNS[written.toUpperCase()] ?? written.toUpperCase();
  return code === "$" ? currency.endsWith("D") : code === currency;
}
