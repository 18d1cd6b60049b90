/** How whoever sends a form writes what they type there. */
export interface Writer {
  /** By which their numbers and days are written, such as "en", "de-CH". */
  locale: string;
  /** Of their tenant; null where there is none. */
  currency: string | null;
}
