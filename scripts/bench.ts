/** `npm run bench`: measures, never judges. Every file of test/bench exports `run()`. */
import { cpus, release, type } from "node:os";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { buildTargets } from "./build.ts";
import { listFiles, projectFolder } from "./project.ts";

interface Measurement {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly note: string;
}

const wanted = process.argv.slice(2);
await buildTargets(["cli"]);
console.log(
  `Node ${process.version}, ${type()} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
);
const files = listFiles(join(projectFolder, "test", "bench"))
  .filter(
    (file) =>
      file.endsWith(".bench.ts") &&
      (wanted.length === 0 || wanted.some((name) => basename(file).includes(name))),
  )
  .sort();
for (const file of files) {
  console.log(`\n${relative(projectFolder, file)}`);
  const bench = (await import(pathToFileURL(file).href)) as { run(): Promise<readonly Measurement[]> };
  for (const { name, figure, unit, note } of await bench.run()) {
    console.log(`  ${name.padEnd(58)} ${figure.toFixed(1).padStart(10)} ${unit.padEnd(4)} ${note}`);
  }
}
