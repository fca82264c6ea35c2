# Shared by the scripts in deploy/: finds a JDK, builds what is stale. To be sourced.

set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

# The major version of the JDK in a folder, 0 where there is none.
jdk_version() {
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  "$1/bin/javac" -version 2>/dev/null | sed -E 's/^javac ([0-9]+).*/\1/'
}

# Exports JAVA_HOME: the first JDK >= 25 of JAVA_HOME, javac on the PATH, /usr/lib/jvm.
find_jdk() {
  local candidate path_javac
  path_javac="$(command -v javac || true)"
  for candidate in "${JAVA_HOME:-}" "${path_javac:+$(dirname "$(dirname "$(readlink -f "$path_javac")")")}" /usr/lib/jvm/*; do
    if [ -n "$candidate" ] && [ "$(jdk_version "$candidate")" -ge 25 ] 2>/dev/null; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  echo "Duplex needs a JDK 25 or newer. Install one (such as Debian's openjdk-25-jdk or Eclipse Temurin 25) or set JAVA_HOME." >&2
  exit 1
}

need_maven() {
  command -v mvn >/dev/null || { echo "Duplex is built with Maven 3.8 or newer; install it (apt-get install maven)." >&2; exit 1; }
}

# Whether something in the sources of the standalone process is newer than what was built from it.
stale() {
  local built="$1"
  [ -e "$built" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/shared-events" "$root/command-service" "$root/query-service" \
      "$root/deploy/embedded-mongodb" "$root/deploy/standalone" \
      \( -name target -o -path '*/src/test' \) -prune -o -type f -newer "$built" -print -quit)" ]
}

app_jar="$root/deploy/standalone/target/app/duplex-app.jar"

# Builds the standalone process where it is stale, and lays it out for a fast start.
build_app() {
  stale "$app_jar" || return 0
  need_maven
  echo "Building Duplex (a few minutes the first time) ..." >&2
  (cd "$root" && mvn -B -q -DskipTests -Dspotless.check.skip=true -pl deploy/standalone -am package) >&2
  rm -rf "$(dirname "$app_jar")"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$root/deploy/standalone/target/duplex-app.jar" \
    extract --destination "$(dirname "$app_jar")" >/dev/null
  touch "$app_jar"
}
