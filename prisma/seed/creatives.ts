/** What becomes of a creative after it was made. */
export type CreativeFate = "draft" | "waiting" | "approved" | "changes_asked" | "mended";

/** A creative of the demonstration. */
export interface DemoCreative {
  campaign: string;
  name: string;
  text: string;
  /** Colours from top to bottom, for one with a picture. */
  bands?: readonly (readonly [number, number, number])[];
  fate: CreativeFate;
  daysAgo: number;
  /** What was said of it, and where in the picture, in percent. */
  comment?: { body: string; x?: number; y?: number };
}

const SEA = [
  [16, 94, 126],
  [54, 151, 168],
  [226, 241, 240],
] as const;
const FOREST = [
  [31, 66, 46],
  [86, 125, 70],
  [233, 229, 206],
] as const;
const TERRACOTTA = [
  [150, 62, 38],
  [222, 148, 92],
  [250, 238, 220],
] as const;

export const DEMO_CREATIVES: Readonly<Record<string, readonly DemoCreative[]>> = {
  "harbor-dental": [
    {
      ...{ campaign: "january-check-ups-2027", name: "Banner for January", fate: "waiting", daysAgo: 3, bands: SEA },
      text: "A fresh start for your teeth. Check-ups in January, also in the evening.",
    },
    {
      ...{ campaign: "invisible-aligners", name: "Aligners: story", fate: "approved", daysAgo: 60, bands: SEA },
      ...{ text: "Straight teeth that nobody sees happen.", comment: { body: "Lovely. The smile should stay this large.", x: 50, y: 35 } },
    },
    {
      ...{ campaign: "invisible-aligners", name: "Aligners: search advertisement", fate: "changes_asked", daysAgo: 9 },
      ...{
        text: "Invisible aligners from $89 a month.",
        comment: { body: "The price is only for the small plan. Please say “from”, and for which." },
      },
    },
    {
      ...{ campaign: "first-visit-of-a-child", name: "Brave bear", fate: "draft", daysAgo: 2 },
      text: "The first visit is only for looking: the chair, the light, and the bear who is brave.",
    },
  ],
  "summit-outdoor": [
    {
      ...{ campaign: "ski-touring-2027", name: "Poster for the touring days", fate: "waiting", daysAgo: 5, bands: FOREST },
      text: "Up by your own legs. Ski touring days, January and February.",
    },
    {
      ...{ campaign: "winter-gear-launch", name: "Winter: first film, still", fate: "mended", daysAgo: 66, bands: FOREST },
      ...{
        text: "Made for the cold half of the year.",
        comment: { body: "The rope in the picture is tied wrong. People will write to us.", x: 62, y: 48 },
      },
    },
    {
      ...{ campaign: "trail-stories", name: "Trail story: the ridge", fate: "changes_asked", daysAgo: 11, bands: FOREST },
      ...{ text: "Twelve hours, four seasons, one ridge.", comment: { body: "Please name the guide who took them.", x: 20, y: 80 } },
    },
    {
      ...{ campaign: "avalanche-safety-week", name: "Safety week: post", fate: "draft", daysAgo: 4 },
      text: "Shovel, probe, beacon, and an evening to learn how they are used.",
    },
  ],
  "verde-kitchen": [
    {
      ...{ campaign: "new-year-menu-2027", name: "Menu for the New Year", fate: "waiting", daysAgo: 2, bands: TERRACOTTA },
      text: "Weniger Vorsätze, mehr Gemüse. Das Menü zum neuen Jahr.",
    },
    {
      ...{ campaign: "lunch-menu-launch", name: "Lunch: picture of the week", fate: "approved", daysAgo: 10, bands: TERRACOTTA },
      ...{ text: "Mittags in zwölf Minuten auf dem Tisch.", comment: { body: "Sehr schön, bitte genau so.", x: 40, y: 60 } },
    },
    {
      ...{ campaign: "catering-offices", name: "Catering: letter", fate: "changes_asked", daysAgo: 7 },
      ...{ text: "Catering für Büros ab zehn Personen.", comment: { body: "Wir liefern ab acht Personen. Bitte ändern." } },
    },
    {
      ...{ campaign: "sunday-brunch", name: "Brunch: first idea", fate: "draft", daysAgo: 1 },
      text: "Sonntags bis drei: Frühstück, das Mittagessen ist.",
    },
  ],
};
