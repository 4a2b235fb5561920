/**
 * Ends with one line where Node is too old to read the command. The first that dist/cli.js runs, and built for old Nodes: no line of it, and
 * nothing that it imports, may be newer than Node 12.
 */
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 17)) {
  process.stderr.write(
    `report-hook: Node.js 20.17 or newer is needed, and this is ${process.version} (${process.execPath}); update it\n`,
  );
  process.exit(2);
}
