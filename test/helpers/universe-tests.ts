/** The tests that every provider of the catalogue has to pass, over real HTTPS. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServerResponse } from "node:http";
import { checkKey, needsControl } from "../../electron/core/checks/index.ts";
import type { CheckRecord, Verdict } from "../../electron/core/model.ts";
import type { ProviderDefinition, VerdictRule } from "../../electron/core/providers/index.ts";
import { memoryControls } from "../fakes/memory-controls.ts";
import { stillClock, subjectOf } from "./check-subjects.ts";
import { startUniverse, type Universe, type UniverseRequest } from "./provider-universe.ts";
import { arrivalProblems } from "./universe-arrival.ts";
import { answerFor, casesOf, type PlannedAnswer, type UniverseCase } from "./universe-cases.ts";
import { textsOf } from "./universe-texts.ts";

const page = "<!doctype html><html><title>Sign in to this network</title></html>";
/** More than a check reads. */
const tooLarge = JSON.stringify({ padding: "x".repeat(70 * 1024) });
/** What comes in place of an answer: no JSON at all, or half of it. */
const bodies = [page, tooLarge, '{"data": {"id": "u', "", "null"];
const elsewhere = "elsewhere.universe.example";

interface Seen {
  readonly record: CheckRecord;
  readonly requests: readonly UniverseRequest[];
}

/** Defines the tests for these providers. */
export function testUniverse(providers: readonly ProviderDefinition[]): void {
  const cases = providers.flatMap(casesOf);
  let universe: Universe;
  beforeAll(async () => {
    universe = await startUniverse([elsewhere, ...cases.flatMap(hostsOf)]);
  });
  afterAll(() => universe.close());

  /**
   * One check at a server that knows the case's key and no other: what the key sent or signed is answered
   * by `answer`, anything else is refused as the entry says. `toAll`: the server answers strangers alike.
   */
  const see = async (
    asked: UniverseCase,
    answer: (response: ServerResponse) => void,
    { deadlineMs = 5_000, toAll = false } = {},
  ): Promise<Seen> => {
    const refusal = refusalOf(asked);
    universe.behave((request, response) => {
      if (toAll || isOfTheKey(asked, request)) answer(response);
      else send(response, refusal);
    });
    const { provider, secret: value, fields, secretFields } = asked;
    const result = await checkKey(
      subjectOf(provider, { value, fields, secretFields, allowPrivate: asked.baseUrl !== null }),
      { http: universe.http, clock: stillClock, controls: memoryControls(), deadlineMs },
    );
    if (!result.ok) throw new Error(`${asked.name}: ${result.error.message}`);
    return { record: result.value.record, requests: [...universe.requests] };
  };
  const verdictOn = async (asked: UniverseCase, answer: PlannedAnswer): Promise<Verdict> =>
    (await see(asked, (response) => send(response, answer))).record.verdict;

  const named = (asked: UniverseCase) => [asked.name, asked] as const;

  describe.each(cases.map(named))("%s", (_name, asked) => {
    const genuine = genuineOf(asked);
    const refusal = refusalOf(asked);
    const isControlled = needsControl(asked.provider, asked.check);

    test("sends the key once, to its own host, in its own place, and nowhere else", async () => {
      const accepted = answerFor(genuine.when);
      const { requests, record } = await see(asked, (response) => send(response, accepted));
      const [first, control] = requests;
      const problems =
        first === undefined ? ["nothing arrived"] : arrivalProblems(asked, first, stillClock.now());
      expect(problems.join("; ")).toBe("");
      expect(record.verdict.status).toBe("valid");
      expect(requests).toHaveLength(isControlled ? 2 : 1);
      if (control !== undefined) {
        expect(isOfTheKey(asked, control)).toBe(false);
        expect([control.serverName, control.method]).toEqual([first?.serverName, first?.method]);
        const sent = textsOf(control).map(withTokens).join("\n");
        for (const own of ownTexts(asked)) expect(sent).not.toContain(own);
        // Made by another key, not only in another name.
        if (isVerified(asked))
          expect(arrivalProblems(asked, control, stillClock.now()).join("; ")).toMatch(
            /signature (?:is|does)/,
          );
      }
      expect(JSON.stringify(record)).not.toContain(asked.secret);
    });

    test("reads each documented answer as its rule says", async () => {
      const read: Verdict[] = [];
      for (const { when } of asked.check.rules) {
        read.push(await verdictOn(asked, answerFor(when)));
      }
      expect(read).toEqual(asked.check.rules.map(({ then }) => then));
    });

    test("takes no other answer for a word about the key", async () => {
      const accepted = answerFor(genuine.when).status;
      const answers: readonly (readonly [status: number, bodies: readonly string[]])[] = [
        [200, bodies],
        [500, [page, '{"ok": true}']],
        [403, [page]],
        [accepted, [page]],
        [refusal.status, [page, tooLarge]],
      ];
      const doubtful: string[] = [];
      for (const [status, texts] of answers) {
        for (const body of texts) {
          const verdict = await verdictOn(asked, { status, headers: {}, body });
          if (isClaim(verdict)) doubtful.push(`${status} ${body.slice(0, 20)}: ${verdict.status}`);
        }
      }
      expect(doubtful).toEqual([]);
    });

    test("follows no redirect, and believes neither silence, a cut answer, nor an echo", async () => {
      for (const status of [301, 302, 307]) {
        const moved = { status, headers: { Location: `https://${elsewhere}/` }, body: "{}" };
        const { record, requests } = await see(asked, (response) => send(response, moved));
        expect(record.verdict).toEqual({ status: "unreachable", reason: "redirected" });
        expect(requests).toHaveLength(1);
      }
      const silent = await see(asked, () => undefined, { deadlineMs: 30 });
      expect(silent.record.verdict).toEqual({ status: "unreachable", reason: "timeout" });
      const cut = await see(asked, (response) => {
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "400" });
        response.write('{"id": "universe", "data": [');
        response.socket?.end();
      });
      expect(cut.record.verdict.status).toBe("unreachable");
      for (const status of [200, 403]) {
        const echo = await see(asked, (response) => echoTo(response, status, universe.requests[0]));
        expect([echo.record.verdict.status, echo.record.verdict.reason]).not.toEqual(["valid", null]);
        expect(isClaim(echo.record.verdict) && status === 200).toBe(false);
        expect(JSON.stringify(echo.record)).not.toContain(asked.secret);
      }
    });
  });

  const controlled = cases.filter(({ provider, check }) => needsControl(provider, check));
  test.each(controlled.map(named))("%s believes no server that lets anybody in", async (_name, asked) => {
    const accepted = answerFor(genuineOf(asked).when);
    const { record, requests } = await see(asked, (response) => send(response, accepted), { toAll: true });
    expect([record.verdict.status, record.evidence.control?.outcome]).toEqual(["uncheckable", "accepted"]);
    expect(record.identity).toEqual({});
    expect(requests).toHaveLength(2);
  });

  const listing = cases.filter(({ check }) => check.longList === true);
  test.each(listing.map(named))("%s reads the beginning of a list of any length", async (_name, asked) => {
    const accepted = longer(answerFor(genuineOf(asked).when));
    expect(accepted.body.length).toBeGreaterThan(tooLarge.length);
    expect((await verdictOn(asked, accepted)).status).toBe("valid");
  });
}

/** The same answer with so many further elements that it is not read to its end. */
function longer(answer: PlannedAnswer): PlannedAnswer {
  const more = Array.from({ length: 3_000 }, (_, index) => ({ id: `model-${index}`, object: "model" }));
  const body = JSON.parse(answer.body) as object;
  return { ...answer, body: JSON.stringify(Array.isArray(body) ? [...body, ...more] : { ...body, more }) };
}

/** The rule by which a key is called genuine: every check has one. */
const genuineOf = ({ check }: UniverseCase): VerdictRule =>
  check.rules.find(({ then }) => then.status === "valid") as VerdictRule;

const isClaim = ({ status, reason }: Verdict): boolean =>
  status === "valid" || status === "rejected" || (status === "limited" && reason !== "rate-limited");

/** Whether the case's key sent it: the very request that the entry describes, signed by it where it signs. */
const isOfTheKey = (asked: UniverseCase, request: UniverseRequest): boolean =>
  arrivalProblems(asked, request, stillClock.now()).length === 0;

/** Whether the universe verifies this case's signatures: all but the HMACs of the providers' own schemes. */
const isVerified = ({ check: { signing } }: UniverseCase): boolean =>
  signing !== undefined && (signing.kind !== "scheme" || signing.scheme === "oci");

/** What no request of a stranger may hold: the key, its parts, and whose signature it is. */
function ownTexts({ provider, check, secret, parts, fields, secretFields }: UniverseCase): readonly string[] {
  const signing = JSON.stringify(check.signing ?? {});
  const ids = provider.fields
    .filter(({ id, secret: isSecret, kind }) => !isSecret && kind === "text" && signing.includes(`{${id}}`))
    .map(({ id }) => fields[id] ?? "");
  const sent = check.signing === undefined ? [] : [...Object.values(parts), ...Object.values(secretFields)];
  return [secret, ...sent, ...ids].filter((text) => text !== "");
}

/** A web token hides its header and claims: with both as plain text. */
function withTokens(text: string): string {
  const tokens = text.match(/eyJ[\w-]+\.eyJ[\w-]+/g) ?? [];
  const plain = tokens.flatMap((token) => token.split(".")).map((part) => Buffer.from(part, "base64url"));
  return [text, ...plain].join(" ");
}

/** Sends back all that came, as servers for testing do. */
function echoTo(response: ServerResponse, status: number, request: UniverseRequest | undefined): void {
  const headers = Object.fromEntries(request?.headers ?? []);
  const body = JSON.stringify({
    method: request?.method,
    url: request?.target,
    headers,
    data: request?.body,
  });
  send(response, { status, headers: {}, body });
}

function send(response: ServerResponse, { status, headers, body }: PlannedAnswer): void {
  const isJson = body.startsWith("{") || body.startsWith("[");
  response.writeHead(status, { "Content-Type": isJson ? "application/json" : "text/plain", ...headers });
  response.end(body);
}

/** What the entry takes for a refusal; a few providers have no answer that says so for certain. */
function refusalOf({ check }: UniverseCase): PlannedAnswer {
  const rule = check.rules.find(({ then }) => then.status === "rejected");
  return rule === undefined ? { status: 401, headers: {}, body: "{}" } : answerFor(rule.when);
}

/** Every host that the provider's entry names with this case's fields, and the address of its own. */
function hostsOf({ provider, fields, baseUrl }: UniverseCase): readonly string[] {
  const named = provider.hosts.map((host) =>
    host.replace(/\{([A-Za-z0-9]+)\}/g, (_whole, id: string) => fields[id] ?? id).toLowerCase(),
  );
  return baseUrl === null ? named : [...named, new URL(baseUrl).hostname];
}
