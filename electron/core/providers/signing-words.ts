/** What entries whose secret signs have in common. */
import { noCheck } from "./build.ts";

/** The end of a reason: a signature carries its time. */
export const clockIsWrong = "this computer's clock is not right, so that the signature does not count";

/** For the form of the public half of a pair, which people paste by mistake. */
export const onlyTheId = noCheck(
  "This is the id of a key, the public half: the secret beside it is what is secret.",
);
