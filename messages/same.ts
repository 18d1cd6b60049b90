/** The shape of another language's messages: the same keys, any text. */
export type Same<Text> = { readonly [Key in keyof Text]: Text[Key] extends string ? string : Same<Text[Key]> };
