/** Activity: what happened to which key, and what was sent where. */
import { useActions, useApp } from "../../store/context.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { ViewHeader } from "../../ui/ViewHeader.tsx";
import { Happened } from "./Happened.tsx";
import { RequestsSent } from "./RequestsSent.tsx";

const tabs = [
  { name: "happened", title: "What happened", content: <Happened /> },
  { name: "requests", title: "Requests sent", content: <RequestsSent /> },
] as const;

export function ActivityView() {
  const { go } = useActions();
  const tab = useApp(({ view }) => (view.name === "activity" ? (view.tab ?? "happened") : "happened"));
  return (
    <>
      <ViewHeader
        title="Activity"
        subtitle="What happened to which key, and what was sent where. Never a value."
      />
      <Tabs
        label="Activity"
        value={tab}
        tabs={tabs}
        onChange={(name) => go(name === "requests" ? { name: "activity", tab: name } : { name: "activity" })}
      />
    </>
  );
}
