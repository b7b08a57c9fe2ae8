/** What crosses between the preload's world and the main process, as JSON; `text` is the codec's. */

export type FromPage =
  | { readonly kind: "invoke"; readonly number: number; readonly channel: string; readonly text: string }
  | { readonly kind: "send"; readonly channel: string; readonly text: string }
  | { readonly kind: "open"; readonly url: string; readonly name: string; readonly features: string }
  | { readonly kind: "preload-error"; readonly text: string };

export type ToPage =
  | {
      readonly kind: "reply";
      readonly number: number;
      readonly channel: string;
      readonly ok: boolean;
      /** The codec's text of the value, or the error as text. */
      readonly text: string;
    }
  | { readonly kind: "push"; readonly channel: string; readonly text: string };
