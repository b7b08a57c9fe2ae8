/** Schemas of what the page may send: closed objects, bounded texts, ids instead of paths. */
import * as v from "valibot";

const text = (maximum: number) => v.pipe(v.string(), v.maxLength(maximum));
export const uuid = v.pipe(v.string(), v.uuid());
/** Ten thousand keys may be selected at once. */
export const uuids = v.pipe(v.array(uuid), v.minLength(1), v.maxLength(10_000));
export const calendarDate = v.pipe(v.string(), v.isoDate());
export const shortText = text(200);
const optionalText = v.nullable(shortText);
const fieldId = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/));
const fields = v.record(fieldId, text(2_000));
const tags = v.pipe(v.array(text(64)), v.maxLength(50));
const policyDays = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500)));
const providerId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

/** `intake`: the only message that carries a secret into the main process. At most 60 KiB of text. */
export const intakeRequest = v.strictObject({
  text: text(60 * 1024),
  purpose: v.picklist(["key", "field", "passphrase"]),
  /** Where an imported text would go. */
  project: v.optional(optionalText),
  environment: v.optional(optionalText),
});

/** Where a key goes, before or at storing: whose it is, and the fields that its address needs. */
export const keyTarget = {
  draft: uuid,
  provider: v.nullable(providerId),
  fields,
  /** Field id → draft of a `field` intake. */
  secretFields: v.record(fieldId, uuid),
  /** The user's word that a base URL may be plain http or private. */
  allowPrivate: v.boolean(),
  /** The user's word that the key belongs to `provider` although it has the form of another one's. */
  anyForm: v.boolean(),
} as const;

export const checkIntakeRequest = v.strictObject(keyTarget);

export const addKeyRequest = v.strictObject({
  ...keyTarget,
  name: shortText,
  variable: shortText,
  project: optionalText,
  environment: optionalText,
  tags,
  note: text(10_000),
  createdOn: v.nullable(calendarDate),
  expiresOn: v.nullable(calendarDate),
  policyDays,
});

export const replaceSecretRequest = v.strictObject({
  id: uuid,
  draft: uuid,
  secretFields: v.record(fieldId, uuid),
  expiresOn: v.nullable(calendarDate),
  anyForm: v.boolean(),
});

export const editKeyRequest = v.strictObject({
  id: uuid,
  /** The user's word that the key is of the named provider although it has the form of another one's. */
  anyForm: v.optional(v.boolean()),
  /** The host that the user agreed to: wanted when the change sends the key to another host than before. */
  host: v.optional(v.nullable(shortText)),
  change: v.partial(
    v.strictObject({
      name: shortText,
      variable: shortText,
      provider: v.nullable(providerId),
      project: optionalText,
      environment: optionalText,
      tags,
      note: text(10_000),
      fields,
      allowPrivate: v.boolean(),
      createdOn: calendarDate,
      expiresOn: v.nullable(calendarDate),
    }),
  ),
});

export const policyRequest = v.strictObject({ ids: uuids, policyDays });
export const snoozeRequest = v.strictObject({ ids: uuids, until: v.nullable(calendarDate) });
export const tagRequest = v.strictObject({ ids: uuids, add: tags, remove: tags });
/** Undefined parts stay as they are. */
export const moveRequest = v.strictObject({
  ids: uuids,
  project: v.optional(optionalText),
  environment: v.optional(optionalText),
});

export const copyRequest = v.strictObject({
  id: uuid,
  as: v.picklist(["secret", "assignment", "name", "last-four"]),
});

/** Keys by id, and a file that was chosen before. */
export const exportRequest = v.strictObject({
  ids: uuids,
  file: uuid,
  dialect: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/)),
});
export const writeRequest = v.strictObject({
  plan: uuid,
  /** The file's name, typed by the user, where git tracks it. */
  confirmation: v.nullable(shortText),
});

export const importPlace = { project: optionalText, environment: optionalText } as const;
export const importRequest = v.strictObject({ file: uuid, ...importPlace });
export const droppedFileRequest = v.strictObject({ path: text(4_096), ...importPlace });
/** Another place for the lines of a preview. */
export const replanRequest = v.strictObject({ draft: uuid, ...importPlace });
export const commitRequest = v.strictObject({
  draft: uuid,
  rows: v.pipe(
    v.array(
      v.strictObject({
        index: v.pipe(v.number(), v.integer(), v.minValue(0)),
        provider: v.nullable(providerId),
      }),
    ),
    v.minLength(1),
    v.maxLength(5_000),
  ),
});

export const createVaultRequest = v.strictObject({
  store: v.picklist(["keychain", "sealed"]),
  /** Draft of a `passphrase` intake, for a sealed vault. */
  passphrase: v.nullable(uuid),
});

export const settingsChange = v.partial(
  v.strictObject({
    theme: v.picklist(["system", "light", "dark"]),
    density: v.picklist(["comfortable", "compact"]),
    checkNewKeys: v.boolean(),
    checkDaily: v.boolean(),
    idleLockMinutes: v.picklist([0, 1, 5, 10, 30, 60]),
    lockOnSuspend: v.boolean(),
    lockOnScreenLock: v.boolean(),
    clipboardSeconds: v.picklist([0, 10, 20, 30, 60, 120]),
    reveal: v.picklist(["hold", "toggle"]),
    contentProtection: v.boolean(),
    digest: v.boolean(),
    digestTime: v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)),
    digestNames: v.boolean(),
    singleKeys: v.boolean(),
  }),
);

export const overviewRequest = v.strictObject({
  /** The revision the page has: the answer is `unchanged` when it still holds. */
  since: v.nullable(text(200)),
});
export const filePurpose = v.picklist(["export", "import", "provider"]);
export const listRequest = v.strictObject({
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)),
});

export const switchChecksRequest = v.strictObject({ provider: providerId, to: v.picklist(["on", "off"]) });

export const ownProviderId = v.pipe(v.string(), v.regex(/^custom-[a-z0-9][a-z0-9-]{0,56}$/));
/** The definition of a provider: as text from the page, or a file that was chosen before. */
export const definitionSource = v.variant("kind", [
  v.strictObject({ kind: v.literal("text"), text: text(64 * 1024) }),
  v.strictObject({ kind: v.literal("file"), file: uuid }),
]);
export const enableProviderRequest = v.strictObject({
  id: ownProviderId,
  /** The hosts that the user agreed to, as the preview showed them. */
  confirmedHosts: v.pipe(v.array(text(253)), v.maxLength(8)),
});
export const removeProviderRequest = v.strictObject({ id: ownProviderId, force: v.boolean() });
export const exportProviderRequest = v.strictObject({
  id: ownProviderId,
  format: v.picklist(["toml", "json"]),
});
export const undoRequest = v.nullable(uuid);
export const nothing = v.strictTuple([]);
export { providerId };
