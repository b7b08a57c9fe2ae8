/** Ids of providers that the user defined. No built-in id begins so, now or later: the tests see to it. */

/** What every such id begins with. */
export const ownIdStart = "custom-";

/** Whether the provider of this id was defined by the user: its hosts have none of the catalogue's trust. */
export const isOwnProvider = (id: string): boolean => id.startsWith(ownIdStart);
