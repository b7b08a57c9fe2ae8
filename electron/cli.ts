/**
 * Composition root of the command line: the process, its streams and signals around the terminal
 * program. Nothing is imported before it is known that this Node can run it.
 */
export const neededNode = 24;

if (Number(process.versions.node.split(".")[0]) < neededNode) {
  process.stderr.write(
    `Keystow needs Node ${neededNode} or later; this is Node ${process.versions.node}.\n` +
      "Install a newer one from https://nodejs.org, or with your version manager.\n",
  );
  process.exitCode = 1;
} else {
  const { runProcess } = await import("./cli-process.ts");
  await runProcess();
}
