/** The eye: held with the pointer or with Space; where settings say so, one press shows and the next hides. */
import { Eye, EyeOff } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { useApp } from "../../store/context.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { isLocked, type Reveal } from "./use-reveal.ts";

function holdHandlers({ show, hide }: Reveal) {
  return {
    onPointerDown(event: PointerEvent<HTMLButtonElement>) {
      if (event.button !== 0) return;
      // The release is heard wherever the pointer is by then.
      event.currentTarget.setPointerCapture(event.pointerId);
      show();
    },
    onPointerUp: hide,
    onPointerCancel: hide,
    onLostPointerCapture: hide,
    onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
      if (event.key !== " ") return;
      event.preventDefault();
      if (!event.repeat) show();
    },
    onKeyUp(event: KeyboardEvent<HTMLButtonElement>) {
      if (event.key === " ") hide();
    },
    onBlur: hide,
  };
}

export function RevealButton({ reveal }: { readonly reveal: Reveal }) {
  const mode = useApp((state) => state.settings?.reveal ?? "hold");
  const locked = useApp(isLocked);
  const { shown, show, hide } = reveal;
  const icon = shown ? (
    <EyeOff size={16} strokeWidth={1.75} aria-hidden />
  ) : (
    <Eye size={16} strokeWidth={1.75} aria-hidden />
  );
  if (locked) return <IconButton label="Unlock to show the secret" icon={icon} disabled />;
  if (mode === "toggle")
    return (
      <IconButton
        label={shown ? "Hide secret" : "Show secret for 10 s"}
        icon={icon}
        aria-pressed={shown}
        onClick={shown ? hide : show}
      />
    );
  return <IconButton label="Hold to show secret" icon={icon} {...holdHandlers(reveal)} />;
}
