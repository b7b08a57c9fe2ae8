/** Types of Chromium's DevTools protocol. Playwright ships them in a file that its package does not export by name. */
export type { Protocol } from "../../node_modules/playwright-core/types/protocol.d.ts";
