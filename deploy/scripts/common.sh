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

# Maven's own libraries make the JDK warn about what is none of ours; a build ends before a second compiler pays.
export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}"

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

packaged="$root/deploy/standalone/target/duplex-app.jar"
app="$root/deploy/standalone/target/app"
app_jar="$app/duplex-app.jar"
# While it warms up, up to 100 MB of classes are loaded and 40 MB of code compiled. Each time either passes a threshold, by default the
# first at 21 MB and 36 MB, this collector collects the whole heap and stops everything meanwhile: only to free what is in use.
java_options=(-XX:+UseParallelGC -XX:MaxRAMPercentage=25 -XX:MetaspaceSize=192m -XX:SweeperThreshold=50 -XX:+UseCompactObjectHeaders
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

# Builds the standalone process where it is stale, and lays it out for a fast start: unpacked, with a cache of loaded
# classes that one start to a filled demo workspace has trained.
build_app() {
  if stale "$packaged"; then
    need_maven
    echo "Building Duplex (a few minutes the first time) ..." >&2
    (cd "$root" && mvn -B -q -ntp -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true -pl deploy/standalone -am package) >&2
  fi
  [ "$app/ready" -nt "$packaged" ] && return
  rm -rf "$app"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$packaged" extract --destination "$app" >/dev/null
  local data
  data="$(mktemp -d)"
  "$JAVA_HOME/bin/java" "${java_options[@]}" -XX:AOTCacheOutput="$app/duplex.aot" -Xlog:disable -Xlog:all=off \
    -jar "$app_jar" --port 0 --data "$data" --demo --exit-when-ready >"$app/training.log" 2>&1 || rm -f "$app/duplex.aot"
  rm -rf "$data"
  touch "$app/ready"
}

# The options that start what build_app has laid out; without the cache it starts all the same, only slower.
launch_options() {
  printf '%s\n' "${java_options[@]}"
  if [ -e "$app/duplex.aot" ]; then printf '%s\n' "-XX:AOTCache=$app/duplex.aot" -Xlog:disable -Xlog:all=off; fi
}
