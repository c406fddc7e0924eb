package dev.bulletin.bench.process;

/** What {@code /proc/<pid>/stat} says of a process, as far as it is needed here. */
record ProcessStat(long pid, long parent, long userTicks, long systemTicks, long startTicks) {
  // Fields are counted from the one behind the name, which is the third in proc(5).
  private static final int PARENT = 1;
  private static final int USER = 11;
  private static final int SYSTEM = 12;
  private static final int START = 19;

  static ProcessStat parse(String line) {
    // The name stands in parentheses and may hold spaces and parentheses itself.
    int nameEnd = line.lastIndexOf(')');
    int nameStart = line.indexOf('(');
    if (nameStart < 0 || nameEnd < nameStart) {
      throw new IllegalArgumentException("not a line of /proc/<pid>/stat: " + line);
    }
    String[] fields = line.substring(nameEnd + 1).strip().split(" ", -1);
    if (fields.length <= START) {
      throw new IllegalArgumentException("too short for /proc/<pid>/stat: " + line);
    }
    return new ProcessStat(
        Long.parseLong(line.substring(0, nameStart).strip()),
        Long.parseLong(fields[PARENT]),
        Long.parseLong(fields[USER]),
        Long.parseLong(fields[SYSTEM]),
        Long.parseLong(fields[START]));
  }

  long ticks() {
    return userTicks + systemTicks;
  }

  /** The process and no other that gets the same pid later. */
  String identity() {
    return pid + "@" + startTicks;
  }
}
