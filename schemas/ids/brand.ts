declare const brand: unique symbol;

/** A string that only its constructor makes, so that a key is never passed where an id is due. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
