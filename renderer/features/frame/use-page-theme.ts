/** The user's theme and density, set on the page's root, where the tokens look for them. */
import { useEffect } from "react";
import { useApp } from "../../store/context.tsx";

export function usePageTheme(): void {
  const theme = useApp((state) => state.settings?.theme ?? "system");
  const density = useApp((state) => state.settings?.density ?? "comfortable");
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset["theme"];
    else dataset["theme"] = theme;
    dataset["density"] = density;
  }, [theme, density]);
}
