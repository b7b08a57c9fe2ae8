/** The keys of the vault, or why there are none to show. */
import { useMemo } from "react";
import type { KeystowError, VaultOverview } from "../../store/overview.ts";
import { KeyTable } from "./KeyTable.tsx";
import { Message } from "./Message.tsx";
import { sortRows } from "./order.ts";
import { rowView } from "./row.ts";

type Ready = Extract<VaultOverview, { readonly state: "ready" }>;

const returnHint = "This window looks again when you come back to it.";

function KeyList({ overview, now }: { readonly overview: Ready; readonly now: number }) {
  const rows = useMemo(
    () => sortRows(overview.keys).map((row) => rowView(row, overview.today, now)),
    [overview, now],
  );
  if (rows.length > 0) return <KeyTable rows={rows} />;
  return (
    <Message title="No keys yet" commands={["keystow add OPENAI_API_KEY", "keystow import .env"]}>
      <p>Add keys in a terminal: one by name, or all that stand in a file. {returnHint}</p>
    </Message>
  );
}

function NoVault({ folder }: { readonly folder: string }) {
  return (
    <Message title="There is no vault yet" commands={["keystow init"]}>
      <p>
        Keystow looked in <code>{folder}</code>. Create a vault there in a terminal. {returnHint}
      </p>
    </Message>
  );
}

function Failure({
  error,
  title,
}: {
  readonly error: Pick<KeystowError, "code" | "message" | "hint">;
  readonly title: string;
}) {
  return (
    <Message title={title} commands={["keystow doctor"]}>
      <p>
        {error.message} {error.hint}
      </p>
      <p>
        Nothing was changed. Code <code>{error.code}</code>. The terminal can tell more:
      </p>
    </Message>
  );
}

/** `overview` is null until the first answer; `now` is when it came. */
export function KeysView(props: {
  readonly overview: VaultOverview | null;
  readonly error: KeystowError | null;
  readonly now: number;
}) {
  const { overview, error, now } = props;
  if (overview === null)
    return error === null ? null : <Failure error={error} title="The vault cannot be shown" />;
  if (overview.state === "failing")
    return <Failure error={overview.error} title="The vault cannot be opened" />;
  if (overview.state === "unchanged") return null;
  if (overview.state === "missing") return <NoVault folder={overview.folder} />;
  return <KeyList overview={overview} now={now} />;
}
