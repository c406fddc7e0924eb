package dev.bulletin.bench.page;

import dev.bulletin.bench.http.WrkScript;
import dev.bulletin.bench.process.Commands;
import java.io.IOException;
import java.nio.file.Path;

/** The programs of the machine that the comparison needs, and a folder to work in. */
record Tools(Path nginx, Path wrk, Path wrkScript, Path scratch) {
  static Tools find(String searchPath, Path scratch) throws IOException {
    return new Tools(
        Commands.find("nginx", searchPath, "install it, on Debian: apt-get install nginx-light"),
        Commands.find("wrk", searchPath, "install it, on Debian: apt-get install wrk"),
        WrkScript.writeTo(scratch),
        scratch);
  }

  String nginxVersion() {
    return Commands.output(nginx.toString(), "-v").replaceFirst("^.*: ", "").replace('/', ' ');
  }

  String wrkVersion() {
    // It writes a line with its version, then its usage, and ends with an error.
    return Commands.tryOutput("sh", "-c", "\"$1\" -v 2>&1 | head -n 1", "sh", wrk.toString())
        .map(line -> line.replaceFirst(" \\[.*", ""))
        .orElse("wrk");
  }
}
