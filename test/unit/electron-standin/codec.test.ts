import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeCodec } from "../../electron-standin/codec.ts";

const codec = makeCodec();
const through = (value: unknown): unknown => codec.decode(codec.encode(value));

describe("what crosses between page and main process", () => {
  test("arrives as it was", () => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true, withTypedArray: true }),
        (value) => {
          expect(through(value)).toEqual(structuredClone(value));
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    [Number.NaN],
    [-0],
    [Number.POSITIVE_INFINITY],
    [undefined],
    [10n],
    [new Date(0)],
    [/a+/gi],
    [new Uint8Array([1, 2, 255])],
  ])("%s too", (value) => expect(through(value)).toEqual(value));

  test("may hold itself, and the same twice", () => {
    const shared = { name: "shared" };
    const whole: Record<string, unknown> = { first: shared, second: shared };
    whole["self"] = whole;
    const arrived = through(whole) as Record<string, unknown>;
    expect(arrived["self"]).toBe(arrived);
    expect(arrived["first"]).toBe(arrived["second"]);
  });

  test("cannot change a prototype", () => {
    const arrived = through(JSON.parse('{"__proto__": {"polluted": true}}')) as object;
    expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype);
    expect("polluted" in {}).toBe(false);
  });

  test("brings an error as an error", () => {
    const arrived = through(new RangeError("out of range"));
    expect(arrived).toBeInstanceOf(Error);
    expect(arrived).toMatchObject({ name: "RangeError", message: "out of range" });
  });

  test.each([[() => 1], [Symbol("s")], [{ inside: () => 1 }], [new WeakMap()], [Promise.resolve(1)]])(
    "is never %s",
    (value) => expect(() => codec.encode(value)).toThrow("An object could not be cloned."),
  );
});
