import { expect, test } from "vitest";
import type { ControlEvidence } from "../../../electron/core/model.ts";
import { createTestVault, valueOf } from "../../helpers/vault-fixture.ts";

const place = { provider: "example", address: "api.example.com/me" } as const;
const control = (
  hour: number,
  outcome: ControlEvidence["outcome"],
  httpStatus: number | null,
): ControlEvidence => ({
  at: new Date(Date.UTC(2026, 10, 21, hour)).toISOString(),
  outcome,
  httpStatus,
});
const refused = control(1, "refused", 401);

test("nothing is known of an address at first", async () => {
  const { vault } = await createTestVault();
  expect(valueOf(vault.controlOf(place.provider, place.address))).toBeNull();
});

test("the last control of each provider and address is kept, and its last refusal", async () => {
  const { vault } = await createTestVault();
  const known = () => valueOf(vault.controlOf(place.provider, place.address));
  valueOf(vault.recordControl({ ...place, ...refused }));
  expect(known()).toEqual({ last: refused, refused });
  const unclear = control(2, "unclear", null);
  valueOf(vault.recordControl({ ...place, ...unclear }));
  expect(known()).toEqual({ last: unclear, refused });
  const keptOut = control(2, "kept-out", 403);
  valueOf(vault.recordControl({ ...place, ...keptOut }));
  expect(known()).toEqual({ last: keptOut, refused });
  const accepted = control(3, "accepted", 200);
  valueOf(vault.recordControl({ ...place, ...accepted }));
  expect(known()).toEqual({ last: accepted, refused: null });
  expect(valueOf(vault.controlOf(place.provider, "api.example.com/other"))).toBeNull();
  expect(valueOf(vault.controlOf("another", place.address))).toBeNull();
});
