/** The readers of a `.env` file that the user can choose, in words. The ids are those of `--dialect`. */

export const dialectChoices = [
  { value: "portable", label: "Any reader (portable)" },
  { value: "node", label: "Node (dotenv, --env-file)" },
  { value: "vite", label: "Vite" },
  { value: "next", label: "Next.js" },
  { value: "python", label: "Python" },
  { value: "ruby", label: "Ruby" },
  { value: "php", label: "PHP" },
  { value: "go", label: "Go" },
  { value: "rust", label: "Rust" },
  { value: "compose", label: "Docker Compose" },
  { value: "docker-run", label: "docker run --env-file" },
  { value: "shell", label: "Shell (source)" },
  { value: "systemd", label: "systemd" },
] as const;
