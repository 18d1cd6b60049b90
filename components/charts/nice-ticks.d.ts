/** The part of recharts that React need not be there for: its own entry cannot be loaded where server components are rendered. */
declare module "recharts/lib/util/scale/getNiceTickValues.js" {
  export function getNiceTickValues(domain: [number, number], count: number, allowDecimals: boolean): number[];
}
